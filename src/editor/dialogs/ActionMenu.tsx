/** A button that opens a list of actions. */
import { lazy, Suspense, useState, type ReactNode } from 'react';
import controls from '../theme/controls.module.css';

// The button is there at the first paint, what opens comes after it.
const OpeningMenu = lazy(async () => ({ default: (await import('./OpeningMenu')).OpeningMenu }));

export interface MenuAction {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** A shortcut or a detail, shown dim at the right. */
  readonly hint?: string;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  onSelect(): void;
}

export interface MenuSection {
  readonly label?: string;
  readonly actions: readonly MenuAction[];
}

export interface ActionMenuProps {
  /** Of the button, for a label elsewhere. */
  readonly id?: string;
  /** What the button is called, where its content is only an icon. */
  readonly label?: string;
  readonly className?: string;
  readonly sections: readonly MenuSection[];
  readonly children: ReactNode;
  /** Called when the menu opens, to fetch what it lists. */
  onOpen?(): void;
}

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
