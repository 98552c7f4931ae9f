/** From metric columns to what uPlot draws: steps, then for each series the raw curve and the smoothed one. */
import type { MetricColumns } from '../run/columns';
import type { ChartKind } from './series';
import { smooth } from './smooth';
import { thinRows, thinValues } from './thin';

/** More points than this are not told apart on any screen that shows a node. */
const mostPoints = 1500;

export type ChartData = [Float64Array, ...Float32Array[]];

/** Rows for a chart; on a log scale what is not positive is left out. */
export function chartData(columns: MetricColumns, kind: ChartKind, smoothing: number, log: boolean): ChartData {
  const { steps, stride } = thinRows(columns.firstStep, columns.length, mostPoints);
  const curves = kind.series.flatMap(({ metric }) => {
    const raw = padded(columns.column(metric), columns.length);
    return [raw, smooth(raw, smoothing)].map((curve) => positiveOnly(thinValues(curve, stride), log));
  });
  return [steps, ...curves];
}

function padded(values: Float32Array, length: number): Float32Array {
  return values.length === length ? values : new Float32Array(length).fill(Number.NaN);
}

function positiveOnly(values: Float32Array, log: boolean): Float32Array {
  return log ? values.map((value) => (value > 0 ? value : Number.NaN)) : values;
}
