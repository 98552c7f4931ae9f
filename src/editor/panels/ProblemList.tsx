/** Everything that is wrong with the graph or its last run; a click leads to the node. */
import { CircleX, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { t } from '../../messages';
import type { Problem } from '../../runtime/graph/problems';
import { nodeTitle, portName } from '../canvas/words';
import { typedGraphOf } from '../document/derived';
import { useDocumentStore } from '../document/store';
import { describeProblem } from '../run/problemText';
import { showProblem } from '../run/showProblem';
import { useRunStore } from '../run/store';
import styles from './bottom.module.css';

/** What the wires say, then what the run said, each once. */
export function useAllProblems(): readonly Problem[] {
  const ofGraph = useDocumentStore(({ document }) => typedGraphOf(document).problems);
  const nodes = useRunStore((state) => state.nodes);
  return useMemo(() => {
    const all = [...ofGraph, ...Object.entries(nodes).flatMap(([node, run]) => run.problems.map((problem) => ({ node, ...problem })))];
    return [...new Map(all.map((problem) => [keyOf(problem), problem])).values()];
  }, [ofGraph, nodes]);
}

export function ProblemList() {
  const problems = useAllProblems();
  const document = useDocumentStore((state) => state.document);
  if (problems.length === 0) return <p className={styles.empty}>{t('panels.problems.none')}</p>;
  return (
    <ul className={styles.rows}>
      {problems.map((problem) => {
        const node = problem.node === undefined ? undefined : document.nodes[problem.node];
        return (
          <li key={keyOf(problem)}>
            <button type="button" className={styles.rowButton} onClick={() => showProblem(problem)}>
              <span className={styles.severity} data-severity={problem.severity}>
                {problem.severity === 'error' ? (
                  <CircleX size={14} aria-label={t('panels.problems.error')} />
                ) : (
                  <TriangleAlert size={14} aria-label={t('panels.problems.warning')} />
                )}
              </span>
              <span className={styles.rowNode}>{node ? placeOf(node.type, problem) : ''}</span>
              <span>{describeProblem(problem)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** The node, and the port where it is about one. */
function placeOf(type: string, { port }: Problem): string {
  const title = nodeTitle(type);
  return port === undefined ? title : t('panels.problems.place', { node: title, port: portName(type, port) });
}

function keyOf({ code, node, port, path, inside }: Problem): string {
  return [code, node, port, path, inside?.node, inside?.port].join(' ');
}
