/** Lists what is wrong with a file that was not opened, and where. */
import { Dialog } from '@base-ui/react/dialog';
import { t } from '../../messages';
import { describeProblem } from '../run/problemText';
import controls from '../theme/controls.module.css';
import { useCanvasStore } from './canvasStore';

export function ImportProblems() {
  const problems = useCanvasStore((state) => state.importProblems);
  return (
    <Dialog.Root open={problems !== null} onOpenChange={(open) => !open && useCanvasStore.setState({ importProblems: null })}>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog-backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="dialog-title">{t('canvas.import.title')}</Dialog.Title>
          <Dialog.Description className="dialog-text">{t('canvas.import.unchanged')}</Dialog.Description>
          <ul className="import-problems">
            {problems?.map((problem) => (
              <li key={`${problem.code} ${problem.path}`} data-severity={problem.severity}>
                {problem.path && <code>{problem.path}</code>}
                <span>{describeProblem(problem)}</span>
              </li>
            ))}
          </ul>
          <Dialog.Close className={`dialog-close ${controls.button}`}>{t('canvas.close')}</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
