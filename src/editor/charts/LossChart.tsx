/** The body of Loss Chart: losses or other metrics of a trainer, with the values under the cursor. */
import { useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { telemetry } from '../run/telemetry';
import { useThemeStore } from '../theme/theme';
import { chartData, type ChartData } from './chartData';
import styles from './charts.module.css';
import { Legend } from './Legend';
import { plotOptions } from './plot';
import { chartsOf, type ChartKind } from './series';

interface LossChartProps {
  /** The trainer whose metrics are drawn. */
  readonly trainer: NodeId | null;
  /** Names of the trainer's metrics. */
  readonly metrics: readonly string[];
  readonly log: boolean;
  readonly smoothing: number;
  onLog(log: boolean): void;
}

/** Without a trainer there are no curves. */
const nothing: ChartKind = { name: 'losses', series: [] };

export function LossChart({ trainer, metrics, log, smoothing, onLog }: LossChartProps) {
  const [name, setName] = useState<ChartKind['name']>('losses');
  const kinds = useMemo(() => chartsOf(metrics), [metrics]);
  const kind = kinds.find((candidate) => candidate.name === name) ?? kinds[0] ?? nothing;
  return (
    <div className={styles.chart}>
      <div className={styles.bar}>
        <div role="group" aria-label={t('panels.chart.which')} className={styles.tabs}>
          {kinds.map((candidate) => (
            <button
              key={candidate.name}
              type="button"
              aria-pressed={candidate === kind}
              className={`${styles.tab} nodrag`}
              onClick={() => setName(candidate.name)}
            >
              {t(`panels.chart.${candidate.name}`)}
            </button>
          ))}
        </div>
        <button
          type="button"
          aria-pressed={log}
          className={`${styles.tab} nodrag`}
          title={t('panels.chart.logHelp')}
          onClick={() => onLog(!log)}
        >
          {t('panels.chart.log')}
        </button>
      </div>
      <Curves trainer={trainer} kind={kind} log={log} smoothing={smoothing} />
    </div>
  );
}

const nothingDrawn: ChartData = [new Float64Array(0)];

function Curves({ trainer, kind, log, smoothing }: Omit<LossChartProps, 'metrics' | 'onLog'> & { kind: ChartKind }) {
  const place = useRef<HTMLDivElement>(null);
  const [data, setData] = useState<ChartData>(nothingDrawn);
  const [row, setRow] = useState<number | null>(null);
  const theme = useThemeStore((state) => state.resolved);

  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const size = { width: element.clientWidth, height: element.clientHeight };
    const plot = new uPlot(plotOptions({ kind, log, ...size, onCursor: setRow }), [[]], element);
    const draw = () => {
      const columns = trainer === null ? undefined : telemetry.metrics(trainer);
      const next = columns ? chartData(columns, kind, smoothing, log) : nothingDrawn;
      plot.setData(next as unknown as uPlot.AlignedData);
      setData(next);
    };
    draw();
    const unsubscribe = trainer === null ? undefined : telemetry.subscribe(trainer, draw);
    const resized = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: element.clientHeight }));
    resized.observe(element);
    return () => {
      unsubscribe?.();
      resized.disconnect();
      plot.destroy();
    };
    // The theme is read by plotOptions: a new one draws anew.
  }, [trainer, kind, log, smoothing, theme]);

  return (
    <>
      <div className={styles.plot}>
        <div ref={place} className={`${styles.canvas} nodrag`} role="img" aria-label={t(`panels.chart.${kind.name}`)} />
        {data[0].length === 0 && <p className={styles.empty}>{t('panels.chart.empty')}</p>}
      </div>
      <Legend kind={kind} data={data} row={row} />
    </>
  );
}
