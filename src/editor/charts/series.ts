/** Which metrics are drawn, in which chart and colour. */

export interface ChartSeries {
  readonly metric: string;
  /** Colour token; the same in every chart. */
  readonly colour: string;
}

export interface ChartKind {
  readonly name: 'losses' | 'scores';
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
];
