/** Lists what is wrong with a file that was not opened, and where. */
import { Dialog } from '@base-ui/react/dialog';
import { t } from '../../messages';
import type { Problem } from '../../runtime/graph/problems';
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
              <ProblemLine key={`${problem.code} ${problem.path}`} problem={problem} />
            ))}
          </ul>
          <Dialog.Close className={`dialog-close ${controls.button}`}>{t('canvas.close')}</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The path is set apart where the text does not name it. */
function ProblemLine({ problem }: { problem: Problem }) {
  const text = describeProblem(problem);
  return (
    <li data-severity={problem.severity}>
      {problem.path && !text.includes(problem.path) && <code>{problem.path}</code>}
      <span>{text}</span>
    </li>
  );
}
