import { afterAll, expect, test } from 'vitest';
import { createOnnxEngine } from '../../../src/runtime/engines/onnx/engine';
import { startWasmRuntime } from '../../../src/runtime/engines/onnx/wasmRuntime';
import { createReferenceEngine } from '../../../src/runtime/engines/reference/engine';
import { largestDisagreement } from '../../unit/runtime/engines/agreement';
import { trainSmallNetwork } from '../../unit/runtime/engines/mlp';
import { opCases } from '../../unit/runtime/tensor/opCases';

const engine = createOnnxEngine(await startWasmRuntime());
afterAll(() => engine.dispose());

test('training in a browser reaches the losses of the reference', async () => {
  const expected = await trainSmallNetwork(createReferenceEngine(), 5);
  const losses = await trainSmallNetwork(engine, 5);
  losses.forEach((loss, step) => expect(Math.abs(loss - expected[step]!)).toBeLessThan(1e-5));
});

test('training twice gives the same losses bit for bit', async () => {
  expect(await trainSmallNetwork(engine, 10)).toEqual(await trainSmallNetwork(engine, 10));
});

test('an isolated page computes on several threads', () => {
  expect(globalThis.crossOriginIsolated).toBe(true);
  expect(engine.threads).toBe(Math.min(4, navigator.hardwareConcurrency));
});

test.each(opCases)('agrees with the reference on $name and its gradients', async (opCase) => {
  expect(await largestDisagreement(engine, opCase)).toBeLessThan(1e-5);
});
