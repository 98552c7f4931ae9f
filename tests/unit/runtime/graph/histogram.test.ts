import { expect, it } from 'vitest';
import { histogram } from '../../../../src/runtime/graph/histogram';

it('counts numbers in bins of equal width', () => {
  expect(histogram([0, 1, 1, 2, 4], 4)).toEqual({ lowest: 0, highest: 4, mean: 1.6, deviation: expect.closeTo(1.3565, 4), counts: [1, 2, 1, 1] });
});

it('puts equal numbers into one bin, and leaves out what is not finite', () => {
  expect(histogram([3, 3, Number.NaN, Number.POSITIVE_INFINITY], 2)).toMatchObject({ lowest: 3, highest: 3, counts: [2, 0] });
  expect(histogram([], 2)).toMatchObject({ mean: 0, counts: [0, 0] });
});
