/** What is wrong with a node, said at its foot. */
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { NodeId } from '../../runtime/graph/document';
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
          <li key={`${problem.code} ${problem.port} ${problem.path}`} data-severity={problem.severity}>
            <Icon size={13} aria-hidden />
            <span>{describeProblem(problem)}</span>
          </li>
        );
      })}
    </ul>
  );
}
