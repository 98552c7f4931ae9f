import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import type { LayerSpec } from '../../../../../src/nodes/define';
import { initialWeights, networkWeights, traceLayers } from '../../../../../src/nodes/networks/network';
import { convolutionalDiscriminator, convolutionalGenerator } from '../../../../../src/nodes/networks/presets';
import type { Engine } from '../../../../../src/runtime/engines/engine';
import { createReferenceEngine } from '../../../../../src/runtime/engines/reference/engine';
import { ProgramBuilder } from '../../../../../src/runtime/tensor/builder';
import { gradients } from '../../../../../src/runtime/tensor/gradients';
import { mean, square } from '../../../../../src/runtime/tensor/operations';
import { countWeights, layer, lowered, normals, run } from './run';

it('counts the weights of the DCGAN and follows its shapes', () => {
  expect(countWeights(convolutionalGenerator, [100])).toBe(316_736 + 256 + 51_232 + 128 + 801);
  expect(countWeights(convolutionalDiscriminator, [28, 28, 1])).toBe(832 + 51_264 + 3137);
  expect(traceLayers(convolutionalGenerator, [100]).map(({ output }) => output?.join('x'))).toEqual([
    '3136', '7x7x64', '7x7x64', '7x7x64', '14x14x32', '14x14x32', '14x14x32', '28x28x1', '28x28x1',
  ]);
  expect(traceLayers(convolutionalDiscriminator, [28, 28, 1]).at(-1)!.output).toEqual([1]);
});

it.each<[string, LayerSpec, (number | string)[], unknown]>([
  ['conv2d keeps the size', layer('conv2d', { filters: 8 }), [5, 7, 3], [5, 7, 8]],
  ['conv2d rounds up with padding', layer('conv2d', { filters: 8, stride: 2 }), [5, 7, 3], [3, 4, 8]],
  ['conv2d uses whole windows without padding', layer('conv2d', { filters: 8, kernel: 4, stride: 2, padding: 'valid' }), [5, 8, 3], [1, 3, 8]],
  ['conv2d takes unknown sizes', layer('conv2d', { filters: 8 }), ['H', 'W', 'C'], ['H′', 'W′', 8]],
  ['conv2d needs a picture', layer('conv2d'), [784], 'layer-needs-picture'],
  ['conv2d needs room for its window', layer('conv2d', { kernel: 5, padding: 'valid' }), [4, 28, 1], 'layer-window-too-large'],
  ['convTranspose2d doubles', layer('convTranspose2d', { filters: 8 }), [7, 5, 3], [14, 10, 8]],
  ['convTranspose2d adds the window without padding', layer('convTranspose2d', { filters: 8, kernel: 5, padding: 'valid' }), [7, 5, 3], [17, 13, 8]],
  ['convTranspose2d needs a picture', layer('convTranspose2d'), [7], 'layer-needs-picture'],
  ['upsample2d multiplies', layer('upsample2d', { factor: 3 }), [2, 4, 5], [6, 12, 5]],
  ['upsample2d needs a picture', layer('upsample2d'), [2, 4], 'layer-needs-picture'],
  ['avgPool2d halves and leaves the rest', layer('avgPool2d'), [5, 8, 3], [2, 4, 3]],
  ['maxPool2d needs room for its window', layer('maxPool2d', { size: 6 }), [5, 8, 3], 'layer-window-too-large'],
  ['layerNorm keeps any shape', layer('layerNorm'), ['H', 3], ['H', 3]],
  ['groupNorm keeps any shape', layer('groupNorm', { groups: 2 }), [5, 5, 4], [5, 5, 4]],
  ['groupNorm needs equal groups', layer('groupNorm', { groups: 3 }), [5, 5, 4], 'layer-groups'],
])('%s', (_sentence, spec, input, expected) => {
  const [{ output, problem } = { output: null }] = traceLayers([spec], input);
  expect(problem?.code ?? output).toEqual(expected);
});

const options = { kernelSize: 3, strides: 2, padding: 'same' } as const;

it.each<[LayerSpec, () => tf.layers.Layer, number[]]>([
  [layer('conv2d', { filters: 4, kernel: 3 }), () => tf.layers.conv2d({ filters: 4, kernelSize: 3, padding: 'same' }), [2, 5, 6, 3]],
  [layer('conv2d', { filters: 4, kernel: 3, stride: 2 }), () => tf.layers.conv2d({ filters: 4, ...options }), [2, 5, 6, 3]],
  [layer('conv2d', { filters: 4, kernel: 2, padding: 'valid' }), () => tf.layers.conv2d({ filters: 4, kernelSize: 2 }), [2, 5, 6, 3]],
  [layer('convTranspose2d', { filters: 4, kernel: 3 }), () => tf.layers.conv2dTranspose({ filters: 4, ...options }), [2, 4, 3, 2]],
  [layer('convTranspose2d', { filters: 4, kernel: 5 }), () => tf.layers.conv2dTranspose({ filters: 4, ...options, kernelSize: 5 }), [2, 4, 3, 2]],
  [layer('convTranspose2d', { filters: 4, kernel: 3, padding: 'valid' }), () => tf.layers.conv2dTranspose({ filters: 4, kernelSize: 3, strides: 2 }), [2, 4, 3, 2]],
  [layer('upsample2d', { factor: 3 }), () => tf.layers.upSampling2d({ size: [3, 3] }), [2, 2, 3, 2]],
  [layer('avgPool2d'), () => tf.layers.averagePooling2d({ poolSize: 2 }), [2, 5, 6, 3]],
  [layer('maxPool2d', { size: 3 }), () => tf.layers.maxPooling2d({ poolSize: 3 }), [2, 6, 7, 3]],
  [layer('layerNorm'), () => tf.layers.layerNormalization({ epsilon: 1e-5 }), [2, 3, 2, 5]],
])('%o agrees with the layer of TensorFlow.js', async (spec, make, batch) => {
  await tf.setBackend('cpu');
  const input = normals(batch.reduce((product, size) => product * size, 1), 1);
  const network = { layers: [spec], input: batch.slice(1), seed: 3 };
  const replaced = Object.fromEntries(networkWeights(network).map(({ name, shape }, index) => [name, normals(shape.reduce((product, size) => product * size, 1), index + 7)]));
  const theirs = make();
  theirs.build([null, ...batch.slice(1)]);
  const values = networkWeights(network).map(({ name, shape }) => tf.tensor(replaced[name]!, [...shape]));
  theirs.setWeights(values);
  const expected = theirs.apply(tf.tensor(input, batch)) as tf.Tensor;
  const found = await run([spec], batch, input, false, replaced);
  expect([batch[0], ...(traceLayers([spec], batch.slice(1))[0]!.output as number[])]).toEqual(expected.shape);
  expected.dataSync().forEach((value, index) => expect(found[index]).toBeCloseTo(value, 4));
});

it('groupNorm with one group centres and scales each example over all its places', async () => {
  const found = await run([layer('groupNorm', { groups: 1 })], [2, 2, 2, 3], normals(24, 4));
  for (const example of [found.slice(0, 12), found.slice(12)]) {
    expect(example.reduce((total, value) => total + value / 12, 0)).toBeCloseTo(0, 5);
    expect(example.reduce((total, value) => total + value ** 2 / 12, 0)).toBeCloseTo(1, 3);
  }
});

it('groupNorm keeps groups apart', async () => {
  const one = normals(24, 4);
  const other = one.map((value, index) => (index % 4 < 2 ? value : 100 * value));
  const [found, changed] = await Promise.all([one, other].map((input) => run([layer('groupNorm', { groups: 2 })], [2, 3, 1, 4], input)));
  found!.forEach((value, index) => index % 4 < 2 && expect(changed![index]).toBeCloseTo(value, 6));
});

it('draws fresh kernels within Glorot’s limits for their whole window', () => {
  const fresh = initialWeights({ layers: [layer('conv2d', { filters: 16, kernel: 5 })], input: [8, 8, 8], seed: 1 });
  const limit = Math.sqrt(6 / (25 * 8 + 25 * 16));
  const kernel = fresh['0.conv2d.kernel']!;
  expect(Math.max(...kernel.map(Math.abs))).toBeLessThanOrEqual(Math.fround(limit));
  expect(kernel.reduce((total, value) => total + value ** 2, 0) / kernel.length).toBeCloseTo(limit ** 2 / 3, 3);
});

/** Every layer on pictures once, on a picture of 4x4. */
const all = [
  layer('conv2d', { filters: 4, kernel: 3 }), layer('groupNorm', { groups: 2 }), layer('tanh'), layer('maxPool2d'),
  layer('convTranspose2d', { filters: 5, kernel: 3 }), layer('layerNorm'), layer('upsample2d'), layer('avgPool2d'), layer('flatten'), layer('dense', { units: 2 }),
];

const network = { layers: all, input: [4, 4, 1], seed: 2 };
const specs = networkWeights(network);

/** A loss of two pictures and its gradient for every weight, from weights that are a little away from fresh ones. */
async function trainable(engine: Engine) {
  const builder = new ProgramBuilder();
  const states = new Map(specs.map(({ name, shape }) => [name, builder.state(name, shape)]));
  const output = lowered(network, builder, builder.constant(normals(32, 3), [2, 4, 4, 1]), (name) => states.get(name)!, true);
  const loss = mean(builder, square(builder, output));
  builder.output('loss', loss);
  gradients(builder, loss, [...states.values()]).forEach((gradient, index) => builder.output(specs[index]!.name, gradient));
  const executable = await engine.compile(builder.build());
  const fresh = initialWeights(network);
  const weights = Object.fromEntries(specs.map(({ name }, index) => [name, fresh[name]!.map((value, at) => value + 0.1 * normals(at + 1, index)[at]!)]));
  for (const [name, values] of Object.entries(weights)) executable.write(name, values);
  return { executable, weights };
}

it('gives every weight the gradient that finite differences find', async () => {
  const { executable, weights } = await trainable(createReferenceEngine());
  const found = await executable.run(1, () => ({}));
  const lossWith = async (name: string, values: Float32Array) => {
    executable.write(name, values);
    return (await executable.run(1, () => ({}))).loss![0]!;
  };
  const step = 2 ** -9;
  for (const { name } of specs) {
    const [up, down] = [1, -1].map((sign) => weights[name]!.map((value, index) => (index === 0 ? value + sign * step : value)));
    const slope = ((await lossWith(name, up!)) - (await lossWith(name, down!))) / (2 * step);
    await lossWith(name, weights[name]!);
    expect(found[name]![0]!, name).toBeCloseTo(slope, 2);
  }
  const still = specs.filter(({ name }) => found[name]!.every((value) => value === 0)).map(({ name }) => name);
  expect(still).toEqual([]);
});
