import { expect, it } from 'vitest';
import { topIndex, topIndices } from '../../../../../src/runtime/text/decoding/top';
import { CounterRandom } from '../../../../../src/runtime/tensor/random';

it('gives the largest in falling order, as sorting all would', () => {
  const random = new CounterRandom(3);
  const values = Float32Array.from({ length: 1000 }, () => random.normal());
  const sorted = [...values.keys()].sort((a, b) => values[b]! - values[a]!);
  expect(topIndices(values, 25)).toEqual(sorted.slice(0, 25));
});

it('takes the first of equal values', () => {
  expect(topIndices([1, 2, 2, 2, 0], 2)).toEqual([1, 2]);
  expect(topIndex([1, 2, 2, 0])).toBe(1);
});

it('gives all of them where fewer are there', () => {
  expect(topIndices([3, 5], 10)).toEqual([1, 0]);
  expect(topIndices([3, 5], 0)).toEqual([]);
});
