/** The list of keys, behind `?`. */
import { Dialog } from '@base-ui/react/dialog';
import { t } from '../../messages';
import controls from '../theme/controls.module.css';
import { useCanvasStore } from './canvasStore';

const keys = [
  ['Space', 'add'], ['Ctrl Enter', 'run'], ['Ctrl Z', 'undo'], ['Ctrl Shift Z', 'redo'], ['Ctrl C', 'copy'], ['Ctrl X', 'cut'],
  ['Ctrl V', 'paste'], ['Ctrl D', 'duplicate'], ['Ctrl A', 'selectAll'], ['Delete', 'delete'], ['F', 'fit'], ['Enter', 'open'], ['Escape', 'back'], ['?', 'help'],
] as const;

export function Shortcuts() {
  const open = useCanvasStore((state) => state.shortcutsOpen);
  return (
    <Dialog.Root open={open} onOpenChange={(shortcutsOpen) => useCanvasStore.setState({ shortcutsOpen })}>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog-backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="dialog-title">{t('canvas.shortcuts.title')}</Dialog.Title>
          <dl className="shortcuts">
            {keys.map(([combination, action]) => (
              <div key={action}>
                <dt>{t(`canvas.shortcuts.${action}`)}</dt>
                <dd>{combination.split(' ').map((key) => <kbd key={key}>{key}</kbd>)}</dd>
              </div>
            ))}
          </dl>
          <Dialog.Close className={`dialog-close ${controls.button}`}>{t('canvas.close')}</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
