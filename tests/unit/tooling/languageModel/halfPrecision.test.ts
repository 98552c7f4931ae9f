/** Rounding to 16-bit numbers. */
import { expect, test } from 'vitest';
import { halfBits } from '../../../../scripts/language-model/onnx/halfPrecision';

test.each([
  [0, 0x0000],
  [-0, 0x8000],
  [1, 0x3c00],
  [-2, 0xc000],
  [0.1, 0x2e66],
  [65504, 0x7bff],
  [65520, 0x7c00],
  [-Infinity, 0xfc00],
  [NaN, 0x7e00],
  [2 ** -14, 0x0400],
  [2 ** -24, 0x0001],
  [2 ** -25, 0x0000],
  [1 + 2 ** -11, 0x3c00],
  [1 + 3 * 2 ** -11, 0x3c02],
])('%d is %x', (value, bits) => {
  expect(halfBits(value)).toBe(bits);
});
