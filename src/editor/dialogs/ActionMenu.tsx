/** A button that opens a list of actions. */
import { type ReactNode, Suspense, use, useState } from 'react';
import { lazyAfterStart } from '../afterStart';
import controls from '../theme/controls.module.css';
import type { ActionMenuProps } from './menuActions';

// The button is there at the first paint, what opens comes after it.
const OpeningMenu = lazyAfterStart(async () => (await import('./OpeningMenu')).OpeningMenu);

const never = new Promise<never>(() => {});

export function ActionMenu({ className = controls.icon, ...props }: ActionMenuProps) {
  const { id, label, children, onOpen } = props;
  /** Pressed before there was a menu. */
  const [pressed, setPressed] = useState(false);
  /** The pointer is down on the button. */
  const [held, setHeld] = useState(false);
  const press = () => {
    setPressed(true);
    onOpen?.();
  };
  const hold = () => {
    setHeld(true);
    // The click comes right after the release.
    const letGo = () => setTimeout(() => setHeld(false));
    window.addEventListener('pointerup', letGo, { once: true });
    window.addEventListener('pointercancel', letGo, { once: true });
  };
  const button = (
    <button type="button" id={id} className={className} aria-label={label} title={label} aria-haspopup="menu" onPointerDown={hold} onClick={press}>
      {children}
    </button>
  );
  return (
    <Suspense fallback={button}>
      <UnlessHeld held={held}>
        <OpeningMenu {...props} className={className} opensAtOnce={pressed} />
      </UnlessHeld>
    </Suspense>
  );
}

/** The menu brings a button of its own, and a press that ends on another one than it began on is no click: it waits for the release. */
function UnlessHeld({ held, children }: { readonly held: boolean; readonly children: ReactNode }) {
  if (held) use(never);
  return children;
}
