/** Why files or a download were refused, until the person has read it. */
import { X } from 'lucide-react';
import { t } from '../../messages';
import type { Problem } from '../../runtime/graph/problems';
import params from '../params/params.module.css';
import { describeProblem } from '../run/problemText';
import controls from '../theme/controls.module.css';

interface RefusalProps {
  readonly problems: readonly Problem[];
  onDismiss?(): void;
}

export function Refusal({ problems, onDismiss }: RefusalProps) {
  if (problems.length === 0) return null;
  return (
    <div role="alert" className={params.refusal}>
      <div>
        {problems.map((problem) => (
          <p key={`${problem.code} ${problem.path ?? ''}`}>{describeProblem(problem)}</p>
        ))}
      </div>
      {onDismiss && (
        <button type="button" className={controls.icon} aria-label={t('panels.dialog.dismiss')} title={t('panels.dialog.dismiss')} onClick={onDismiss}>
          <X size={13} />
        </button>
      )}
    </div>
  );
}
