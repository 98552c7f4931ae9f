/** Texts with their masks filled, and what else the model thought of for each mask. */
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { ProbabilityRows } from './ProbabilityRows';
import { Nothing } from './Nothing';
import styles from './text.module.css';
import { usePreview } from './usePreview';

export function Fillings({ nodeId }: { nodeId: NodeId }) {
  const items = usePreview(nodeId, 'fillings')?.items ?? [];
  return (
    <div className={styles.view}>
      <div className={`${styles.scroll} nodrag nowheel nopan nokey`}>
        {items.map(({ text, masks }, index) => (
          <section key={index} className={styles.filling}>
            <p className={styles.item}>{text}</p>
            {masks.map((rows, mask) => (
              <ProbabilityRows key={mask} label={t('text.mask', { number: mask + 1 })} rows={rows} taken={rows[0]?.id} />
            ))}
          </section>
        ))}
        {items.length === 0 && <Nothing nodeId={nodeId}>{t('text.emptyFillings')}</Nothing>}
      </div>
    </div>
  );
}
