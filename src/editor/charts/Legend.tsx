/** Names and values of the curves, under the cursor or at the end; it keeps its place while they change. */
import { t } from '../../messages';
import type { ChartData } from './chartData';
import styles from './charts.module.css';
import type { ChartKind } from './series';

export function Legend({ kind, data, row }: { kind: ChartKind; data: ChartData; row: number | null }) {
  const [steps, ...curves] = data;
  const at = row ?? steps.length - 1;
  const step = steps[at];
  return (
    <dl className={styles.legend}>
      {kind.series.map(({ metric, colour }, index) => (
        <div key={metric}>
          <dt>
            <span className={styles.swatch} style={{ background: `var(${colour})` }} />
            {t(`panels.chart.metric.${metric}`)}
          </dt>
          <dd>{formatValue(curves[2 * index + 1]?.[at])}</dd>
        </div>
      ))}
      <div>
        <dt>{t('panels.chart.step')}</dt>
        <dd>{step ?? '–'}</dd>
      </div>
    </dl>
  );
}

function formatValue(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  return Math.abs(value) >= 1000 ? value.toExponential(2) : value.toFixed(3);
}
