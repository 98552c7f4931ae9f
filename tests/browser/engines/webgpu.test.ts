import { memory } from '@tensorflow/tfjs-core';
import { afterAll, expect, test } from 'vitest';
import { createReferenceEngine } from '../../../src/runtime/engines/reference/engine';
import { createTfjsEngine } from '../../../src/runtime/engines/tfjs/engine';
import { largestDisagreement } from '../../unit/runtime/engines/agreement';
import { largestTrainingError, layerCases } from '../../unit/runtime/engines/layerCases';
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

test.each(layerCases)('WebGPU trains $name as the reference does', async (layer) => {
  expect(await largestTrainingError(engine, layer)).toBeLessThan(1e-3);
});

test('training on WebGPU reaches the losses of the reference', async () => {
  const expected = await trainSmallNetwork(createReferenceEngine(), 30);
  const losses = await trainSmallNetwork(engine, 30);
  losses.forEach((loss, step) => expect(Math.abs(loss - expected[step]!)).toBeLessThan(1e-4));
});

test('training on WebGPU twice gives the same losses bit for bit', async () => {
  expect(await trainSmallNetwork(engine, 10)).toEqual(await trainSmallNetwork(engine, 10));
});

test('training on WebGPU leaves nothing behind', async () => {
  const before = memory();
  await trainSmallNetwork(engine, 10);
  expect(memory()).toMatchObject({ numTensors: before.numTensors, numBytes: before.numBytes });
});

test('the adapter has a name', () => {
  expect(engine.description).toMatch(/WebGPU \(.+\)/);
});
