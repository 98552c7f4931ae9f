/** The body of a network node: what each layer gives, and how many weights there are. */
import { t } from '../../../messages';
import type { NodeId } from '../../../runtime/graph/document';
import styles from './layers.module.css';
import { useLayerRows } from './useLayerRows';
import { formatCount, layerTitle } from './words';

export function LayerSummary({ nodeId }: { nodeId: NodeId }) {
  const { rows, parameters } = useLayerRows(nodeId);
  return (
    <dl className={styles.summary}>
      {rows.map((row) => (
        <div key={row.name} style={{ display: 'contents' }}>
          <dt className={styles.title}>{layerTitle(row.kind)}</dt>
          <dd>{row.shape}</dd>
        </div>
      ))}
      <div className={styles.total}>
        <dt>{t('panels.layers.weights')}</dt>
        <dd>{parameters === null ? t('panels.layers.unknown') : formatCount(parameters)}</dd>
      </div>
    </dl>
  );
}
