import { expect, it } from 'vitest';
import type { LayerSpec } from '../../../../../src/nodes/define';
import { initialWeights, traceLayers } from '../../../../../src/nodes/networks/network';
import { denseDiscriminator, denseGenerator } from '../../../../../src/nodes/networks/presets';
import { countWeights, layer, run } from './run';

it('counts 114,576 weights in the generator, moving statistics included', () => {
  expect(countWeights(denseGenerator, [100])).toBe(114_576);
  expect(traceLayers(denseGenerator, [100]).at(-1)!.output).toEqual([28, 28, 1]);
});

it('counts 100,609 weights in the discriminator', () => {
  expect(countWeights(denseDiscriminator, [28, 28, 1])).toBe(100_609);
  expect(traceLayers(denseDiscriminator, [28, 28, 1]).at(-1)!.output).toEqual([1]);
});

it.each<[string, LayerSpec, (number | string)[], unknown]>([
  ['dense gives its units', layer('dense', { units: 7 }), [3], [7]],
  ['dense takes an unknown length', layer('dense', { units: 7 }), ['D'], [7]],
  ['dense needs a vector', layer('dense'), [28, 28, 1], 'layer-needs-vector'],
  ['batchNorm keeps any shape', layer('batchNorm'), [28, 28, 3], [28, 28, 3]],
  ['dropout keeps any shape', layer('dropout'), ['H', 2], ['H', 2]],
  ['relu keeps any shape', layer('relu'), [], []],
  ['flatten multiplies', layer('flatten'), [4, 5, 3], [60]],
  ['flatten of an unknown size is unknown', layer('flatten'), ['H', 28, 1], ['flat']],
  ['reshape gives what is written', layer('reshape', { shape: '2 × 3, 4' }), [24], [2, 3, 4]],
  ['reshape counts', layer('reshape', { shape: '5x5x1' }), [24], 'layer-reshape-count'],
  ['reshape trusts an unknown size', layer('reshape', { shape: '5x5x1' }), ['D'], [5, 5, 1]],
  ['reshape reads no words', layer('reshape', { shape: 'square' }), [24], 'layer-shape-unreadable'],
  ['reshape reads no empty text', layer('reshape', { shape: ' ' }), [24], 'layer-shape-unreadable'],
  ['reshape refuses a size of 0', layer('reshape', { shape: '0x24' }), [24], 'layer-shape-unreadable'],
  ['an unknown layer is said', layer('convolution9d'), [24], 'layer-unknown'],
])('%s', (_sentence, spec, input, expected) => {
  const [{ output, problem } = { output: null }] = traceLayers([spec], input);
  expect(problem?.code ?? output).toEqual(expected);
});

it('numbers layers from 1 and stops at the first that does not fit', () => {
  const traces = traceLayers([layer('relu'), layer('dense'), layer('flatten')], [4, 4, 1]);
  expect(traces[1]!.problem!.values).toMatchObject({ index: 2 });
  expect(traces[2]).toMatchObject({ inputs: [null], output: null });
  expect(traces[2]!.problem).toBeUndefined();
});

it('draws the same fresh weights for the same seed, within Glorot’s limits', () => {
  const network = { layers: denseGenerator, input: [100], seed: 1 };
  const weights = initialWeights(network);
  expect(initialWeights(network)).toEqual(weights);
  expect(initialWeights({ ...network, seed: 2 })['0.dense.kernel']).not.toEqual(weights['0.dense.kernel']);
  const kernel = weights['0.dense.kernel']!;
  const limit = Math.sqrt(6 / (100 + 128));
  expect(Math.max(...kernel.map(Math.abs))).toBeLessThanOrEqual(Math.fround(limit));
  expect(kernel.reduce((total, value) => total + value ** 2, 0) / kernel.length).toBeCloseTo(limit ** 2 / 3, 3);
});

it('starts biases at 0, scales at 1 and statistics at those of a standard normal', () => {
  const weights = initialWeights({ layers: [layer('dense', { units: 2 }), layer('batchNorm')], input: [3], seed: 1 });
  expect(weights).toMatchObject({ '0.dense.bias': Float32Array.of(0, 0), '1.batchNorm.gamma': Float32Array.of(1, 1), '1.batchNorm.beta': Float32Array.of(0, 0) });
  expect(weights).toMatchObject({ '1.batchNorm.movingMean': Float32Array.of(0, 0), '1.batchNorm.movingVariance': Float32Array.of(1, 1) });
});

it('multiplies by the kernel and adds the bias', async () => {
  const weights = { '0.dense.kernel': [1, 2, 3, 4, 5, 6], '0.dense.bias': [10, 20] };
  expect(await run([layer('dense', { units: 2 })], [1, 3], [1, 1, 2], false, weights)).toEqual([10 + 1 + 3 + 10, 20 + 2 + 4 + 12]);
});

it('bends as the activations say', async () => {
  const input = [-2, 0, 2];
  expect(await run([layer('relu')], [1, 3], input, false)).toEqual([0, 0, 2]);
  expect(await run([layer('leakyRelu', { slope: 0.25 })], [1, 3], input, false)).toEqual([-0.5, 0, 2]);
  expect((await run([layer('tanh')], [1, 3], input, false))[2]).toBeCloseTo(Math.tanh(2), 6);
  expect((await run([layer('sigmoid')], [1, 3], input, false))[0]).toBeCloseTo(1 / (1 + Math.exp(2)), 6);
});

it('drops about as many as the rate says and scales the others, while training alone', async () => {
  const input = new Array<number>(10_000).fill(1);
  const dropped = await run([layer('dropout', { rate: 0.25 })], [1, 10_000], input, true);
  expect([...new Set(dropped)].toSorted((a, b) => a - b)).toEqual([0, Math.fround(4 / 3)]);
  expect(dropped.filter((value) => value === 0).length / 10_000).toBeCloseTo(0.25, 1);
  expect(dropped.reduce((total, value) => total + value / 10_000, 0)).toBeCloseTo(1, 1);
  expect(await run([layer('dropout', { rate: 0.25 })], [1, 10_000], input, false)).toEqual(input);
});

it('normalises by the batch while training', async () => {
  const output = await run([layer('batchNorm')], [4, 1], [1, 2, 3, 6], true);
  const deviation = Math.sqrt((4 + 1 + 0 + 9) / 4 + 1e-3);
  [-2, -1, 0, 3].forEach((distance, index) => expect(output[index]).toBeCloseTo(distance / deviation, 4));
});

it('normalises by the moving statistics otherwise, whatever else is in the batch', async () => {
  const weights = { '0.batchNorm.movingMean': [3], '0.batchNorm.movingVariance': [4], '0.batchNorm.gamma': [2], '0.batchNorm.beta': [1] };
  const [alone] = await run([layer('batchNorm')], [1, 1], [5], false, weights);
  const [together] = await run([layer('batchNorm')], [3, 1], [5, 0, 100], false, weights);
  expect(alone).toBeCloseTo((2 * (5 - 3)) / Math.sqrt(4 + 1e-3) + 1, 4);
  expect(together).toBe(alone);
});

it('flattens and reshapes without moving numbers', async () => {
  const numbers = Array.from({ length: 12 }, (_, index) => index);
  expect(await run([layer('reshape', { shape: '2x3x1' }), layer('flatten')], [2, 6], numbers, false)).toEqual(numbers);
});
