/** What happened, the newest first. */
import { t } from '../../messages';
import { nodeTitle } from '../canvas/words';
import { useDocumentStore } from '../document/store';
import { useRunStore } from '../run/store';
import { formatClock } from './format';
import styles from './bottom.module.css';

export function LogList() {
  const log = useRunStore((state) => state.log);
  const nodes = useDocumentStore((state) => state.document.nodes);
  if (log.length === 0) return <p className={styles.empty}>{t('panels.log.none')}</p>;
  return (
    <ol className={styles.rows}>
      {log.toReversed().map(({ id, at, key, values, node }) => {
        const type = node === undefined ? undefined : nodes[node]?.type;
        return (
          <li key={id} className={styles.logRow}>
            <time>{formatClock(at)}</time>
            <span className={styles.rowNode}>{type ? nodeTitle(type) : ''}</span>
            <span>{t(`panels.log.${key}`, values)}</span>
          </li>
        );
      })}
    </ol>
  );
}
