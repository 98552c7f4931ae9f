/** Vectors of texts as strips of colour, with how near each is to the first. */
import { useEffect, useRef } from 'react';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { Caption } from './Caption';
import { cosine, stripPixels } from './vectors';
import { Nothing } from './Nothing';
import styles from './text.module.css';
import { usePreview } from './usePreview';

export function Vectors({ nodeId }: { nodeId: NodeId }) {
  const shown = usePreview(nodeId, 'vectors');
  const items = shown?.items ?? [];
  const [first] = items;
  return (
    <div className={styles.view}>
      <div className={`${styles.scroll} nodrag nowheel nopan nokey`}>
        {items.map(({ label, values }, index) => (
          <figure key={index} className={styles.vector}>
            <Strip values={values} />
            <figcaption>
              <span className={styles.rowText} title={label}>{label}</span>
              {index > 0 && first && <span className={styles.share}>{t('text.similarity', { value: cosine(first.values, values).toFixed(3) })}</span>}
            </figcaption>
          </figure>
        ))}
        {items.length === 0 && <Nothing nodeId={nodeId}>{t('text.emptyVectors')}</Nothing>}
      </div>
      <Caption>{shown && <span className={styles.figures}>{t('text.dimensions', { count: shown.dim })}</span>}</Caption>
    </div>
  );
}

function Strip({ values }: { values: readonly number[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (values.length > 0) context?.putImageData(new ImageData(stripPixels(values), values.length, 1), 0, 0);
  }, [values]);
  return <canvas ref={canvas} className={styles.strip} width={values.length} height={1} aria-hidden />;
}
