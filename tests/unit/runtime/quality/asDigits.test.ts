import { expect, it } from 'vitest';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import { asDigits } from '../../../../src/runtime/quality/asDigits';
import { ProgramBuilder } from '../../../../src/runtime/tensor/builder';

async function seen(shape: readonly number[], pixels: Float32Array, signed = false): Promise<readonly number[]> {
  const b = new ProgramBuilder();
  b.output('digits', asDigits(b, b.feed('pictures', shape), signed));
  const { digits } = await (await createReferenceEngine().compile(b.build())).run(1, () => ({ pictures: pixels }));
  return [...digits!];
}

it('keeps pictures that are already so', async () => {
  const own = Float32Array.from({ length: 2 * 784 }, (_, i) => i / 1568);
  expect(await seen([2, 28, 28, 1], own)).toEqual([...own]);
});

it('shrinks by the mean of each area', async () => {
  const checked = Float32Array.from({ length: 56 * 56 }, (_, i) => (i + Math.floor(i / 56)) % 2);
  for (const value of await seen([1, 56, 56, 1], checked)) expect(value).toBeCloseTo(0.5, 6);
});

it('keeps rows and columns where they are', async () => {
  const top = Float32Array.from({ length: 14 * 42 }, (_, i) => (i < 7 * 42 ? 1 : 0));
  const digits = await seen([1, 14, 42, 1], top);
  expect(digits.slice(0, 14 * 28).every((value) => Math.abs(value - 1) < 1e-6)).toBe(true);
  expect(digits.slice(14 * 28).every((value) => value === 0)).toBe(true);
});

it('makes colour grey, and brings -1 to 1 into 0 to 1', async () => {
  for (const value of await seen([1, 30, 20, 3], new Float32Array(1800).fill(1))) expect(value).toBeCloseTo(1, 6);
  expect(Math.max(...(await seen([1, 28, 28, 1], new Float32Array(784).fill(-1), true)))).toBe(0);
});
