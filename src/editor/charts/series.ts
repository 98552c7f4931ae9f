/** Which metrics are drawn, in which chart and colour. */

export interface ChartSeries {
  readonly metric: string;
  /** Colour token; the same in every chart. */
  readonly colour: string;
}

export interface ChartKind {
  readonly name: 'losses' | 'scores' | 'divergence';
  readonly series: readonly ChartSeries[];
  /** Scores are probabilities for the classic loss: the axis keeps to [0, 1] while they are. */
  readonly unit?: readonly [number, number];
}

export const chartKinds: readonly ChartKind[] = [
  {
    name: 'losses',
    series: [
      { metric: 'generatorLoss', colour: '--series-generator' },
      { metric: 'discriminatorLoss', colour: '--series-discriminator' },
      { metric: 'loss', colour: '--series-loss' },
      { metric: 'reconstruction', colour: '--series-reconstruction' },
    ],
  },
  {
    name: 'scores',
    series: [
      { metric: 'realScore', colour: '--series-real' },
      { metric: 'fakeScore', colour: '--series-fake' },
    ],
    unit: [0, 1],
  },
  { name: 'divergence', series: [{ metric: 'kl', colour: '--series-divergence' }] },
];

/** The charts of a trainer with these metrics, each with the curves that there are. */
export function chartsOf(metrics: readonly string[]): ChartKind[] {
  return chartKinds.flatMap((kind) => {
    const series = kind.series.filter(({ metric }) => metrics.includes(metric));
    return series.length > 0 ? [{ ...kind, series }] : [];
  });
}

/** Colour token of a metric's curve. */
export function colourOf(metric: string): string | undefined {
  return chartKinds.flatMap(({ series }) => series).find((series) => series.metric === metric)?.colour;
}
