import { expect, it } from 'vitest';
import { keptWeights } from '../../../../../src/runtime/worker/training/keptWeights';

const fresh = { 'g/a.kernel': Float32Array.of(1, 1), 'g/b.kernel': Float32Array.of(2) };
const stored = { 'g/a.kernel': Float32Array.of(7, 8), 'g/b.kernel': Float32Array.of(3, 4, 5), 'g/gone.kernel': Float32Array.of(9) };

it('a drawing keeps the weights of nodes that are as they were', () => {
  expect(keptWeights(fresh, stored, true)).toEqual({ 'g/a.kernel': Float32Array.of(7, 8), 'g/b.kernel': Float32Array.of(2) });
});

it('a list keeps all of its weights or none', () => {
  expect(keptWeights(fresh, stored, false)).toEqual(fresh);
  expect(keptWeights(fresh, { ...stored, 'g/b.kernel': Float32Array.of(6) }, false)).toEqual({ 'g/a.kernel': Float32Array.of(7, 8), 'g/b.kernel': Float32Array.of(6) });
});
