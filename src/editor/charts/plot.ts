/** How a chart looks: thin raw curves under bold smoothed ones, quiet axes, a cursor that only marks the step. */
import type uPlot from 'uplot';
import { tokenColour } from '../theme/theme';
import type { ChartKind } from './series';

interface PlotSettings {
  readonly kind: ChartKind;
  readonly log: boolean;
  readonly width: number;
  readonly height: number;
  /** The row under the cursor; null when it leaves. */
  onCursor(row: number | null): void;
}

const font = '10px ui-monospace, monospace';

export function plotOptions({ kind, log, width, height, onCursor }: PlotSettings): uPlot.Options {
  const axis: uPlot.Axis = {
    stroke: tokenColour('--text-faint'),
    font,
    grid: { stroke: tokenColour('--line'), width: 1 },
    ticks: { show: false },
    gap: 3,
  };
  const { unit } = kind;
  const scale: uPlot.Scale = log ? { distr: 3 } : { range: (_plot, low, high) => rangeOf(low, high, unit) };
  return {
    width,
    height,
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: { x: { time: false }, y: scale },
    // Half of the last step's number goes beyond the curves.
    padding: [8, 18, 0, 0],
    axes: [
      { ...axis, size: 20, space: 60, grid: { show: false } },
      { ...axis, size: 36, space: 28 },
    ],
    series: [
      {},
      ...kind.series.flatMap(({ colour }) => {
        const stroke = tokenColour(colour);
        const shared: uPlot.Series = { stroke, points: { show: false }, spanGaps: false };
        return [
          { ...shared, width: 1, alpha: 0.28 },
          { ...shared, width: 2 },
        ];
      }),
    ],
    hooks: { setCursor: [(plot) => onCursor(plot.cursor.idx ?? null)] },
  };
}

/** The axis's range: a little air around the curves, or the unit interval while they keep to it. */
function rangeOf(low: number | null, high: number | null, unit: ChartKind['unit']): [number, number] {
  if (low === null || high === null || !Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  if (unit && low >= unit[0] && high <= unit[1]) return [unit[0], unit[1]];
  const air = Math.max((high - low) * 0.08, 1e-6);
  return [Math.min(low - air, low >= 0 ? Math.max(0, low - air) : low - air), high + air];
}
