/** A button that opens a list of actions. */
import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import controls from '../theme/controls.module.css';

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

interface ActionMenuProps {
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

export function ActionMenu({ id, label, className = controls.icon, sections, children, onOpen }: ActionMenuProps) {
  return (
    <Menu.Root modal={false} onOpenChange={(open) => open && onOpen?.()}>
      <Menu.Trigger id={id} className={className} aria-label={label} title={label}>
        {children}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={controls.positioner} sideOffset={4} align="start">
          <Menu.Popup className={controls.menu}>
            {sections.map((section, index) => (
              <Menu.Group key={section.label ?? index}>
                {index > 0 && <Menu.Separator className={controls.separator} />}
                {section.label && <Menu.GroupLabel className={controls.menuLabel}>{section.label}</Menu.GroupLabel>}
                {section.actions.map((action) => (
                  <Menu.Item
                    key={action.key}
                    className={controls.item}
                    disabled={action.disabled}
                    onClick={() => action.onSelect()}
                    {...(action.checked !== undefined && { role: 'menuitemradio', 'aria-checked': action.checked })}
                  >
                    {action.icon}
                    {action.label}
                    {action.hint && <span className={controls.itemHint}>{action.hint}</span>}
                    {action.checked && <Check size={14} className={controls.itemCheck} />}
                  </Menu.Item>
                ))}
              </Menu.Group>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
