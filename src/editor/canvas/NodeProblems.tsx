/** What is wrong with a node, said at its foot. */
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { showProblem } from '../run/showProblem';
import { describeProblem } from '../run/problemText';
import { useUrgentProblems } from './nodeStatus';

export function NodeProblems({ id }: { id: NodeId }) {
  const problems = useUrgentProblems(id);
  if (problems.length === 0) return null;
  return (
    <ul className="node-problems">
      {problems.map((problem) => {
        const Icon = problem.severity === 'error' ? CircleAlert : TriangleAlert;
        return (
          <li key={`${problem.code} ${problem.port} ${problem.path} ${problem.inside?.node}`} data-severity={problem.severity}>
            <Icon size={13} aria-hidden />
            {problem.inside ? (
              <button type="button" className="nodrag" title={t('canvas.inside.show')} onClick={() => showProblem(problem)}>
                {describeProblem(problem)}
              </button>
            ) : (
              <span>{describeProblem(problem)}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
