import { expect, it } from 'vitest';
import { percent } from '../../../../src/editor/text/ProbabilityRows';
import { cosine, stripPixels } from '../../../../src/editor/text/vectors';

it('measures the angle between vectors, not their length', () => {
  expect(cosine([1, 2], [2, 4])).toBeCloseTo(1);
  expect(cosine([1, 0], [0, 3])).toBe(0);
  expect(cosine([1, 0], [-2, 0])).toBe(-1);
  expect(cosine([0, 0], [1, 1])).toBe(0);
});

it('draws the largest number opaque and those below 0 in another colour', () => {
  const [low, , , lowAlpha, high, , , highAlpha] = stripPixels([-1, 2]);
  expect([lowAlpha, highAlpha]).toEqual([128, 255]);
  expect(low).not.toBe(high);
  expect([...stripPixels([0])]).toHaveLength(4);
});

it('says a share in three digits', () => {
  expect([1, 0.9996, 0.123, 0.0999, 0.00044, 0.00001, 0].map(percent)).toEqual(['100 %', '100 %', '12.3 %', '9.99 %', '0.04 %', '< 0.01 %', '0.00 %']);
});
