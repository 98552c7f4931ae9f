/** A button that opens a list of actions. */
import { Suspense, useState } from 'react';
import { lazyAfterStart } from '../afterStart';
import controls from '../theme/controls.module.css';
import type { ActionMenuProps } from './menuActions';

// The button is there at the first paint, what opens comes after it.
const OpeningMenu = lazyAfterStart(async () => (await import('./OpeningMenu')).OpeningMenu);

export function ActionMenu({ className = controls.icon, ...props }: ActionMenuProps) {
  const { id, label, children, onOpen } = props;
  /** Pressed before there was a menu. */
  const [pressed, setPressed] = useState(false);
  const press = () => {
    setPressed(true);
    onOpen?.();
  };
  const button = (
    <button type="button" id={id} className={className} aria-label={label} title={label} aria-haspopup="menu" onClick={press}>
      {children}
    </button>
  );
  return (
    <Suspense fallback={button}>
      <OpeningMenu {...props} className={className} opensAtOnce={pressed} />
    </Suspense>
  );
}
