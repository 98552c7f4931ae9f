/** What stands in a menu, and on the button that opens it. */
import type { ReactNode } from 'react';

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
