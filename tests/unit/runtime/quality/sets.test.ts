import { expect, it } from 'vitest';
import { classFigures } from '../../../../src/runtime/quality/classes';
import { covered, radii } from '../../../../src/runtime/quality/manifold';
import { activeUnits, meanDistance, memorised, nearestDistances, quantile } from '../../../../src/runtime/quality/neighbours';
import { nearestTo, rowsOf, sliceRows } from '../../../../src/runtime/quality/rows';
import { gaussian } from './gaussians';

const line = rowsOf(Float32Array.of(0, 1, 3, 7), 1);

it('finds the nearest rows in order, without the row itself', () => {
  expect(nearestTo(line, 1, line, 2, 1)).toEqual([{ index: 0, squared: 1 }, { index: 2, squared: 4 }]);
});

it('takes the distance to the k-th neighbour as radius', () => {
  expect([...radii(line, 1)]).toEqual([1, 1, 4, 16]);
});

it('covers what lies within a radius of a member', () => {
  const points = rowsOf(Float32Array.of(-0.5, -2, 4.5, 12), 1);
  expect(covered(points, line, radii(line, 1))).toBe(0.5);
});

it('gives precision and recall near 1 within one distribution, and tells which of them suffers', () => {
  const [real, same, narrow, far] = [gaussian(1, 400, [0, 0]), gaussian(2, 400, [0, 0]), gaussian(3, 400, [0, 0], [0.2, 0.2]), gaussian(4, 400, [9, 9])];
  const reach = radii(real, 3);
  expect(covered(same, real, reach)).toBeGreaterThan(0.9);
  expect(covered(narrow, real, reach)).toBeGreaterThan(0.95);
  expect(covered(real, narrow, radii(narrow, 3))).toBeLessThan(0.4);
  expect(covered(far, real, reach)).toBe(0);
});

it('counts classes and their entropy', () => {
  const even = rowsOf(Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1), 4);
  expect(classFigures(even)).toMatchObject({ covered: 4, entropy: 2, confidence: 1 });
  expect(classFigures(sliceRows(even, 0, 1))).toMatchObject({ covered: 1, entropy: 0 });
});

it('measures the mean distance of all pairs', () => {
  expect(meanDistance(line)).toBeCloseTo((1 + 3 + 7 + 2 + 6 + 4) / 6, 6);
});

it('finds memorised samples, and one in a hundred where none are', () => {
  const [training, heldOut, samples] = [gaussian(1, 500, [0, 0]), gaussian(2, 2000, [0, 0]), gaussian(3, 2000, [0, 0])];
  const floor = nearestDistances(heldOut, training);
  expect(memorised(nearestDistances(samples, training), floor)).toBeLessThan(0.03);
  expect(memorised(nearestDistances(training, training), floor)).toBe(1);
});

it('takes quantiles from the sorted values', () => {
  expect([0, 0.5, 0.99].map((share) => quantile(Float64Array.of(4, 1, 3, 2), share))).toEqual([1, 3, 4]);
});

it('counts the latent dimensions that vary', () => {
  expect(activeUnits(gaussian(1, 1000, [0, 5, 0], [1, 0.05, 0.2]))).toBe(2);
});
