/** The menu of an `ActionMenu`, with its button. */
import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import controls from '../theme/controls.module.css';
import type { ActionMenuProps } from './menuActions';

export function OpeningMenu({ id, label, className, sections, children, onOpen, opensAtOnce }: ActionMenuProps & { readonly opensAtOnce: boolean }) {
  return (
    <Menu.Root modal={false} defaultOpen={opensAtOnce} onOpenChange={(open) => open && onOpen?.()}>
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
