import { expect, test } from 'vitest';
import { chartData } from '../../../../src/editor/charts/chartData';
import { chartKinds, chartsOf } from '../../../../src/editor/charts/series';
import { nodeDefinitions } from '../../../../src/nodes/registry';
import { smooth } from '../../../../src/editor/charts/smooth';
import { thinRows, thinValues } from '../../../../src/editor/charts/thin';
import { MetricColumns } from '../../../../src/editor/run/columns';

const [losses] = chartKinds;

test('a constant curve is smooth already', () => {
  expect([...smooth([2, 2, 2], 0.9)].map((value) => Number(value.toFixed(6)))).toEqual([2, 2, 2]);
});

test('smoothing starts at the first value and follows slowly', () => {
  const [first, second] = smooth([0, 1], 0.9);
  expect(first).toBe(0);
  expect(second).toBeCloseTo(0.1 / 0.19, 6);
});

test('no weight leaves the curve as it is', () => {
  expect([...smooth([1, 5, 2], 0)]).toEqual([1, 5, 2]);
});

test('a gap stays a gap and spoils nothing after it', () => {
  expect([...smooth([1, Number.NaN, 1], 0.5)]).toEqual([1, Number.NaN, 1]);
});

test('a long curve is thinned and ends at its last step', () => {
  const { steps, stride } = thinRows(1, 10_001, 1500);
  const values = thinValues(Float32Array.from({ length: 10_001 }, (_, i) => i + 1), stride);
  expect(steps.length).toBeLessThanOrEqual(1500);
  expect(steps.at(-1)).toBe(10_001);
  expect([...values]).toEqual([...steps]);
});

test('a short curve keeps every step', () => {
  expect([...thinRows(5, 3, 1500).steps]).toEqual([5, 6, 7]);
});

test('a chart has the steps, then each curve raw and smoothed', () => {
  const columns = new MetricColumns();
  columns.append({ firstStep: 1, columns: { generatorLoss: Float32Array.of(1, 2), discriminatorLoss: Float32Array.of(0, 4) } });
  const [steps, generator, , discriminator] = chartData(columns, losses!, 0.5, false);
  expect([...steps]).toEqual([1, 2]);
  expect([...generator!]).toEqual([1, 2]);
  expect([...discriminator!]).toEqual([0, 4]);
});

test('a log scale leaves out what is not positive', () => {
  const columns = new MetricColumns();
  columns.append({ firstStep: 1, columns: { generatorLoss: Float32Array.of(-1, 0, 2) } });
  const [, generator] = chartData(columns, losses!, 0, true);
  expect([...generator!]).toEqual([Number.NaN, Number.NaN, 2]);
});

test('a metric that is missing is a curve of gaps', () => {
  const columns = new MetricColumns();
  columns.append({ firstStep: 1, columns: { generatorLoss: Float32Array.of(1) } });
  expect([...chartData(columns, losses!, 0.9, false)[3]!]).toEqual([Number.NaN]);
});

test.each(nodeDefinitions.filter(({ phases }) => phases))('every metric of $type has one curve', ({ metrics = [] }) => {
  const drawn = chartsOf(metrics).flatMap(({ series }) => series.map(({ metric }) => metric));
  expect(drawn.toSorted()).toEqual([...metrics].toSorted());
  expect(metrics.length).toBeGreaterThan(0);
});

test('the charts of a VAE have no scores, those of nothing are none', () => {
  expect(chartsOf(['loss', 'reconstruction', 'kl']).map(({ name }) => name)).toEqual(['losses', 'divergence']);
  expect(chartsOf([])).toEqual([]);
});
