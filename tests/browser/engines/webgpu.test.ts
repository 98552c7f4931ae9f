import { afterAll, expect, test } from 'vitest';
import { createReferenceEngine } from '../../../src/runtime/engines/reference/engine';
import { createTfjsEngine } from '../../../src/runtime/engines/tfjs/engine';
import { largestDisagreement } from '../../unit/runtime/engines/agreement';
import { trainSmallNetwork } from '../../unit/runtime/engines/mlp';
import { opCases } from '../../unit/runtime/tensor/opCases';

const engine = await createTfjsEngine({ device: 'webgpu' });
afterAll(() => engine.dispose());

/** What the WGSL specification allows sin and cos to be wrong by. */
const trigonometric = 2 ** -11;

test.each(opCases)('WebGPU agrees with the reference on $name and its gradients', async (opCase) => {
  const tolerance = /^(sin|cos)$/.test(opCase.name) ? trigonometric : 1e-4;
  expect(await largestDisagreement(engine, opCase)).toBeLessThan(tolerance);
});

test('training on WebGPU reaches the losses of the reference', async () => {
  const expected = await trainSmallNetwork(createReferenceEngine(), 5);
  const losses = await trainSmallNetwork(engine, 5);
  losses.forEach((loss, step) => expect(Math.abs(loss - expected[step]!)).toBeLessThan(1e-4));
});

test('the adapter has a name', () => {
  expect(engine.description).toMatch(/WebGPU \(.+\)/);
});
