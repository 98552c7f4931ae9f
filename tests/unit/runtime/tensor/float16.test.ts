import { expect, it } from 'vitest';
import { fromHalves, toHalves } from '../../../../src/runtime/tensor/float16';

it('gives every half back bit for bit', () => {
  const all = Uint16Array.from({ length: 0x10000 }, (_, half) => half).filter((half) => (half & 0x7c00) !== 0x7c00 || (half & 0x3ff) === 0);
  expect(toHalves(fromHalves(all))).toEqual(all);
});

it.each([
  [1 + 2 ** -11, 1],
  [1 + 3 * 2 ** -11, 1 + 2 ** -9],
  [65519, 65504],
  [65520, Infinity],
  [-1e9, -Infinity],
  [2 ** -25, 0],
  [2 ** -24, 2 ** -24],
  [3 * 2 ** -26, 2 ** -24],
  [NaN, NaN],
])('%d becomes the nearest half, %d', (value, half) => {
  expect(fromHalves(toHalves(Float32Array.of(value)))[0]).toBe(half);
});
