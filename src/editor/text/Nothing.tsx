/** Stands where nothing is shown yet: what to do, or how far the model is. */
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { useRunStore } from '../run/store';
import styles from './text.module.css';

/** `children` says what to do. */
export function Nothing({ nodeId, children }: { nodeId: NodeId; children: string }) {
  const run = useRunStore(({ nodes }) => nodes[nodeId]);
  if (run?.state !== 'running') return <p className={styles.empty}>{children}</p>;
  return <p className={styles.empty}>{run.loading === undefined ? t('text.starting') : t('text.loading', { percent: Math.round(run.loading * 100) })}</p>;
}
