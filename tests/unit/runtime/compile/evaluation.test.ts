import { expect, it } from 'vitest';
import { compileNode } from '../../../../src/runtime/compile/evaluation';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import type { TensorData } from '../../../../src/runtime/engines/engine';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import type { GraphDocument, NodeId } from '../../../../src/runtime/graph/document';
import { freshWeights } from '../../../../src/runtime/worker/training/freshState';
import { layer, rewired, tinyGan, wire, withNode, withParams } from './documents';

type Tensor = { shape: readonly number[]; dtype: 'f32' | 'i32'; data: TensorData };

/** Outputs of one node, with fresh weights, for the tensors that arrive. */
async function evaluate(document: GraphDocument, id: NodeId, arriving: Record<string, Tensor> = {}): Promise<Record<string, number[]>> {
  const graph = inferTypes(document);
  const { program, network, weights, data } = compileNode(document, graph, id, arriving);
  const executable = await createReferenceEngine().compile(program);
  const values = network === null ? {} : freshWeights(document, graph, network);
  for (const { state } of weights) executable.write(state, values[state]!);
  const feeds: Record<string, TensorData> = Object.fromEntries(Object.entries(arriving).map(([port, tensor]) => [`input/${port}`, tensor.data]));
  for (const { feed } of data) feeds[feed] = new Float32Array(program.feeds[feed]!.shape.reduce((product, size) => product * size, 1)).fill(0.25);
  const outputs = await executable.run(1, () => feeds);
  return Object.fromEntries(Object.entries(outputs).map(([name, numbers]) => [name, [...numbers]]));
}

const tensor = (shape: number[], fill: (index: number) => number): Tensor => ({ shape, dtype: 'f32', data: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, index) => fill(index)) });
const latents = tensor([4, 3], Math.sin);
const pictures = tensor([5, 4, 4, 1], (index) => Math.cos(index) ** 2);

it('draws as many latents as asked for, the same for the same seed, whatever the trainer’s seed', async () => {
  const { latent } = await evaluate(tinyGan(), 'noise');
  expect(latent).toHaveLength(4 * 3);
  expect(await evaluate(tinyGan({ trainer: { seed: 5 } }), 'noise')).toEqual({ latent });
  expect(await evaluate(tinyGan({ noise: { seed: 2 } }), 'noise')).not.toEqual({ latent });
});

it('keeps the first latents when more are asked for', async () => {
  const [few, many] = [await evaluate(tinyGan(), 'noise'), await evaluate(tinyGan({ noise: { samples: 9 } }), 'noise')];
  expect(many.latent!.slice(0, 12)).toEqual(few.latent);
});

it.each([
  ['normal', 0, 1],
  ['uniform', 0, 1 / 3],
])('draws %s latents with the mean and variance of their distribution', async (distribution, mean, variance) => {
  const { latent } = await evaluate(tinyGan({ noise: { distribution, dim: 4096, samples: 8 } }), 'noise');
  const average = latent!.reduce((total, value) => total + value / latent!.length, 0);
  expect(average).toBeCloseTo(mean, 1);
  expect(latent!.reduce((total, value) => total + (value - average) ** 2 / latent!.length, 0)).toBeCloseTo(variance, 1);
});

it('gives pixels in the range that is asked for', async () => {
  expect(new Set((await evaluate(tinyGan(), 'digits')).images)).toEqual(new Set([0.25]));
  expect(new Set((await evaluate(tinyGan({ digits: { range: 'minusOneToOne' } }), 'digits')).images)).toEqual(new Set([-0.5]));
});

it('makes pictures of latents, each by itself', async () => {
  const { images } = await evaluate(tinyGan(), 'generator', { latent: latents });
  const [alone] = [await evaluate(tinyGan(), 'generator', { latent: tensor([1, 3], Math.sin) })];
  expect(images).toHaveLength(4 * 16);
  expect(images!.slice(0, 16)).toEqual(alone!.images);
});

it('gives real and fake their own logits from the same weights', async () => {
  const { realLogits, fakeLogits } = await evaluate(tinyGan(), 'discriminator', { real: pictures, fake: pictures });
  expect(realLogits).toHaveLength(5);
  expect(fakeLogits).toEqual(realLogits);
});

it('applies another node’s network with that node’s weights', async () => {
  const scored = rewired(withNode(tinyGan(), 'score', 'apply-network'), '', wire('discriminator.network', 'score.network'), wire('digits.images', 'score.input'));
  const { output } = await evaluate(scored, 'score', { input: pictures });
  const { realLogits } = await evaluate(scored, 'discriminator', { real: pictures });
  expect(output).toEqual(realLogits);
});

it('drops nothing and uses moving statistics outside training', async () => {
  const document = withParams(tinyGan(), { discriminator: { layers: [layer('flatten'), layer('dropout', { rate: 0.9 }), layer('batchNorm'), layer('dense', { units: 1 })] } });
  const [five, one] = [await evaluate(document, 'discriminator', { real: pictures }), await evaluate(document, 'discriminator', { real: tensor([1, 4, 4, 1], (index) => Math.cos(index) ** 2) })];
  expect(five.realLogits![0]).toBeCloseTo(one.realLogits![0]!, 6);
  expect(five.realLogits!.every((logit) => logit !== 0)).toBe(true);
});

it('makes nothing where nothing arrives', async () => {
  expect(await evaluate(tinyGan(), 'generator')).toEqual({});
  expect(await evaluate(tinyGan(), 'samples')).toEqual({});
});
