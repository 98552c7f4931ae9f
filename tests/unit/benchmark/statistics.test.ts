/** Summaries of times. */
import { expect, test } from 'vitest';
import { summarise } from '../../../src/benchmark/statistics';

test('the median of an odd number of times is the one in the middle', () => {
  expect(summarise([9, 1, 5]).median).toBe(5);
});

test('between two times in the middle lies the median', () => {
  expect(summarise([4, 1, 2, 3]).median).toBe(2.5);
});

test('quartiles hold half of the times between them', () => {
  expect(summarise([50, 10, 20, 40, 30])).toEqual({ median: 30, low: 20, high: 40 });
});

test('one outlier moves nothing', () => {
  expect(summarise([10, 11, 12, 13, 1000])).toEqual({ median: 12, low: 11, high: 13 });
});
