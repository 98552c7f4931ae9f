import { expect, it } from 'vitest';
import { type Seen, figureCount, judge } from '../../../../src/runtime/quality/judge';
import { rowsOf } from '../../../../src/runtime/quality/rows';
import { gaussian } from './gaussians';

const dimensions = [0, 0, 0, 0];

/** `count` pictures of four classes in turn, of which only the first `shown` come. */
function seen(seed: number, count: number, means = dimensions, shown = 4): Seen {
  const classes = Float32Array.from({ length: count * 4 }, (_, i) => Number(i % 4 === Math.floor(i / 4) % shown));
  return { features: gaussian(seed, count, means), classes: rowsOf(classes, 4) };
}

function figures(samples: Seen) {
  const found = [...judge({ samples, heldOut: seen(2, 300), training: seen(3, 900), seed: 1 })];
  expect(found).toHaveLength(figureCount);
  return Object.fromEntries(found.map((figure) => [figure.name, figure]));
}

it('finds good samples about as good as real pictures', () => {
  const { kernelDistance, frechetDistance, precision, recall, memorised, coverage } = figures(seen(4, 300));
  expect(Math.abs(kernelDistance!.value)).toBeLessThan(4 * kernelDistance!.spread!);
  expect(frechetDistance!.value / frechetDistance!.real!).toBeLessThan(2);
  expect(precision!.value).toBeGreaterThan(0.9);
  expect(recall!.value).toBeGreaterThan(0.9);
  expect(memorised!.value).toBeLessThan(0.05);
  expect([coverage!.value, coverage!.real]).toEqual([4, 4]);
});

it('tells samples that are off, in every figure that should', () => {
  const { kernelDistance, frechetDistance, precision, recall, coverage, entropy } = figures(seen(4, 300, [6, 0, 0, 0], 2));
  expect(kernelDistance!.value).toBeGreaterThan(10 * Math.abs(kernelDistance!.real!));
  expect(frechetDistance!.value).toBeGreaterThan(30);
  expect(Math.max(precision!.value, recall!.value)).toBeLessThan(0.1);
  expect([coverage!.value, entropy!.value]).toEqual([2, expect.closeTo(1, 9)]);
});

it('finds samples that are training pictures', () => {
  const training = seen(3, 900);
  const [memorised] = [...judge({ samples: training, heldOut: seen(2, 300), training, seed: 1 })].filter(({ name }) => name === 'memorised');
  expect(memorised!.value).toBe(1);
  expect(memorised!.real).toBeLessThan(0.02);
});
