/** The body of Quality: a table that fills figure by figure. */
import { useEffect, useState } from 'react';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import type { Preview } from '../../runtime/protocol';
import { telemetry } from '../run/telemetry';
import { formatFigure, formatReal } from './format';
import styles from './figures.module.css';

type Figures = Extract<Preview, { kind: 'figures' }>;

export function QualityTable({ nodeId }: { nodeId: NodeId }) {
  const [shown, setShown] = useState<Figures | null>(null);
  useEffect(() => {
    const show = () => {
      const preview = telemetry.preview(nodeId);
      setShown(preview?.kind === 'figures' ? preview : null);
    };
    show();
    return telemetry.subscribe(nodeId, show);
  }, [nodeId]);

  if (!shown) return <p className={styles.empty}>{t('analysis.quality.empty')}</p>;
  const { figures, examples, done } = shown;
  const compared = figures.some(({ real }) => real !== undefined);
  return (
    <div className={styles.panel}>
      <div className={styles.track} role="progressbar" aria-label={t('analysis.quality.progress')} aria-valuemin={0} aria-valuemax={1} aria-valuenow={done} data-done={done >= 1}>
        <div style={{ transform: `scaleX(${done})` }} />
      </div>
      <table className={styles.table} aria-label={t('analysis.quality.label')}>
        <thead>
          <tr>
            <th scope="col">{t('analysis.quality.figure')}</th>
            <th scope="col">{compared && t('analysis.quality.samples')}</th>
            <th scope="col" title={t('analysis.quality.realHelp')}>{compared && t('analysis.quality.real')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.name} title={t(`analysis.quality.figures.${figure.name}.help`)}>
              <th scope="row">{t(`analysis.quality.figures.${figure.name}.title`)}</th>
              <td>{formatFigure(figure)}</td>
              <td>{formatReal(figure)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{noteOf(figures.length, examples)}</p>
    </div>
  );
}

function noteOf(figures: number, examples: number): string {
  if (figures === 0) return t('analysis.quality.drawing');
  return examples > 0 ? t('analysis.quality.note', { count: examples }) : t('analysis.quality.noteHeldOut');
}
