import { expect, it } from 'vitest';
import { frechetDistance } from '../../../../src/runtime/quality/frechet';
import { kernelDistance, unbiased } from '../../../../src/runtime/quality/kernelDistance';
import { rowsOf } from '../../../../src/runtime/quality/rows';
import { eigen, product, squareRoot } from '../../../../src/runtime/quality/symmetric';
import { gaussian } from './gaussians';

it('finds the eigenvalues of a known matrix', () => {
  expect([...eigen(Float64Array.of(2, 1, 1, 2), 2).values].sort()).toEqual([expect.closeTo(1, 12), expect.closeTo(3, 12)]);
});

it('finds a root whose square is the matrix', () => {
  const matrix = Float64Array.of(4, 1, 0, 1, 3, 1, 0, 1, 2);
  const root = squareRoot(matrix, 3);
  for (const [index, value] of product(root, root, 3).entries()) expect(value).toBeCloseTo(matrix[index]!, 10);
});

it('measures the Frechet distance of shifted normal distributions: the square of the shift', () => {
  expect(frechetDistance(gaussian(1, 20_000, [0, 0]), gaussian(2, 20_000, [3, 0]))).toBeCloseTo(9, 0);
});

it('measures the Frechet distance of wider normal distributions: the squared difference of the deviations', () => {
  const distance = frechetDistance(gaussian(1, 50_000, [0, 0, 0], [1, 1, 1]), gaussian(2, 50_000, [0, 0, 0], [1, 2, 4]));
  expect(distance / 10).toBeCloseTo(1, 1);
});

it('finds no Frechet distance between a set and itself', () => {
  const rows = gaussian(3, 500, [1, 2, 3, 4], [1, 0, 2, 1]);
  expect(frechetDistance(rows, rows)).toBeCloseTo(0, 9);
});

it('computes the unbiased kernel distance of two pairs by hand', () => {
  // k(x, y) = (x y + 1)^3 for one feature: k(0, 1) = 1 within x, k(2, 3) = 343 within y; between: 1, 1, 27, 64.
  expect(unbiased(rowsOf(Float32Array.of(0, 1), 1), rowsOf(Float32Array.of(2, 3), 1))).toBe(1 + 343 - 2 * ((1 + 1 + 27 + 64) / 4));
});

it('finds a kernel distance around 0 within one distribution: negative as often as positive', () => {
  const options = { subsets: 40, size: 100, seed: 5 };
  const { mean, spread } = kernelDistance(gaussian(1, 2000, [0, 0, 0]), gaussian(2, 2000, [0, 0, 0]), options);
  expect(Math.abs(mean)).toBeLessThan((4 * spread) / Math.sqrt(40));
});

it('finds the kernel distance of shifted normal distributions, known in closed form', () => {
  // One feature: E k = E(x y + 1)^3 = 1 + 3 E(xy) + 3 E(x^2 y^2) + E(x^3 y^3); for N(m, 1) the moments are m, m^2 + 1, m^3 + 3m.
  const kernel = ([a1, a2, a3]: number[], [b1, b2, b3]: number[]) => 1 + 3 * a1! * b1! + 3 * a2! * b2! + a3! * b3!;
  const moments = (m: number) => [m, m ** 2 + 1, m ** 3 + 3 * m];
  const expected = kernel(moments(0), moments(0)) + kernel(moments(1), moments(1)) - 2 * kernel(moments(0), moments(1));
  const distance = unbiased(gaussian(1, 4000, [0]), gaussian(2, 4000, [1]));
  expect(distance / expected).toBeCloseTo(1, 0);
});

it('gives the same figure for the same seed', () => {
  const [x, y] = [gaussian(1, 300, [0, 0]), gaussian(2, 300, [1, 0])];
  const options = { subsets: 5, size: 50, seed: 9 };
  expect(kernelDistance(x, y, options)).toEqual(kernelDistance(x, y, options));
  expect(kernelDistance(x, y, { ...options, seed: 10 })).not.toEqual(kernelDistance(x, y, options));
});
