import { describe, expect, it } from 'vitest';
import { describeLayers } from '../../../../src/runtime/compile/describe';
import { compileNode } from '../../../../src/runtime/compile/evaluation';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { trainerRoles } from '../../../../src/runtime/compile/roles';
import { compileTrainingStep } from '../../../../src/runtime/compile/trainingStep';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import { templates } from '../../../../src/nodes/templates';
import { layer, rewired, wire } from './documents';
import { changed, train } from './training';
import { tinyVae, vae } from './vaes';

const problemsOf = (document: Parameters<typeof inferTypes>[0]) => inferTypes(document).problems.map(({ code, severity, node }) => [code, severity, node]);
const encoder = ['1.dense.bias', '1.dense.kernel', '3.dense.bias', '3.dense.kernel'].map((name) => `encoder/${name}`);
const decoder = ['0.dense.bias', '0.dense.kernel', '2.dense.bias', '2.dense.kernel'].map((name) => `decoder/${name}`);

it.each(templates)('the template $id has no problems', ({ document }) => {
  expect(inferTypes(document).problems).toEqual([]);
});

it('knows the sizes of the picture: two means, two log-variances, 28×28×1', () => {
  const { outputs } = inferTypes(vae());
  expect(outputs.encoder).toMatchObject({ mean: { kind: 'latent', dim: 2 }, logVariance: { kind: 'latent', dim: 2 }, network: { in: [28, 28, 1], out: [2] } });
  expect(outputs.code).toEqual({ latent: { kind: 'latent', dim: 2 } });
  expect(outputs.decoder).toMatchObject({ logits: { kind: 'image', height: 28 }, network: { in: [2], out: [28, 28, 1] } });
  expect(outputs.decode).toMatchObject({ output: { kind: 'image', width: 28 } });
});

it('counts the heads among the layers of the encoder', () => {
  const rows = describeLayers(vae().nodes.encoder!, [28, 28, 1]);
  expect(rows.map(({ kind, shape, parameters }) => [kind, shape, parameters])).toEqual([
    ['flatten', '784', 0],
    ['dense', '128', 100_480],
    ['relu', '128', 0],
    ['dense', '4', 516],
  ]);
});

it('says where a trunk that is not flat meets the heads', () => {
  const { problems } = inferTypes(vae({ encoder: { layers: [layer('conv2d')] } }));
  expect(problems).toMatchObject([{ code: 'layer-needs-vector', node: 'encoder', values: { index: 2 } }]);
});

it('moves both networks', async () => {
  const roles = trainerRoles(tinyVae(), 'trainer');
  expect([roles.nearest.toSorted(), roles.upstream]).toEqual([['decoder', 'encoder'], []]);
  const trained = await train(tinyVae(), 1);
  expect(changed(trained).filter((name) => !name.startsWith('adam'))).toEqual([...decoder, ...encoder].toSorted());
});

describe('the step', () => {
  const step = compileTrainingStep(tinyVae(), 'trainer');

  it('reads one batch of pictures, as input and as target', () => {
    expect(step.data).toMatchObject([{ node: 'digits', name: 'images', batch: 8, index: 0, count: 1 }]);
  });

  it('names its metrics and its one rate', () => {
    expect(step.metrics).toEqual(['loss', 'reconstruction', 'kl']);
    expect(step.rates).toEqual([{ feed: 'rate/0', param: 'learningRate', index: 0, count: 1 }]);
  });

  it('watches every node whose numbers depend on weights', () => {
    expect(step.probes.map(({ node }) => node).toSorted()).toEqual(['code', 'decoder', 'encoder']);
  });
});

it('reports a loss of reconstruction plus β times KL', async () => {
  const { outputs } = await train(tinyVae({ trainer: { beta: 4 } }), 3);
  outputs['metric/loss']!.forEach((loss, index) => {
    expect(loss).toBeCloseTo(outputs['metric/reconstruction']![index]! + 4 * outputs['metric/kl']![index]!, 4);
  });
});

it('lets β rise over the warm-up', async () => {
  const { outputs } = await train(tinyVae({ trainer: { beta: 2, warmUp: 4, learningRate: 0 } }), 6);
  const weight = [...outputs['metric/loss']!].map((loss, index) => (loss - outputs['metric/reconstruction']![index]!) / outputs['metric/kl']![index]!);
  [0.5, 1, 1.5, 2, 2, 2].forEach((expected, index) => expect(weight[index]).toBeCloseTo(expected, 2));
});

it.each(['crossEntropy', 'squaredError'])('learns to rebuild with %s', async (loss) => {
  const { outputs } = await train(tinyVae({ trainer: { loss, learningRate: 0.02 } }), 150);
  const [first, last] = [outputs['metric/loss']![0]!, outputs['metric/loss']!.at(-1)!];
  expect(last).toBeLessThan(first - (loss === 'crossEntropy' ? 1 : 0.4));
});

it('draws other codes in every step', async () => {
  const { outputs } = await train(tinyVae({ trainer: { learningRate: 0 } }), 3, {}, (_feed, length) => new Float32Array(length).fill(0.5));
  expect(new Set(outputs['metric/reconstruction']!).size).toBe(3);
  expect(new Set(outputs['metric/kl']!).size).toBe(1);
});

/** What the node gives for inputs, with weights that are all 0.1. */
async function outputsOf(document: ReturnType<typeof vae>, id: string, inputs: Record<string, { shape: number[]; data: number[] }>) {
  const arriving = Object.fromEntries(Object.entries(inputs).map(([port, { shape }]) => [port, { shape, dtype: 'f32' as const }]));
  const { program, weights } = compileNode(document, inferTypes(document), id, arriving);
  const executable = await createReferenceEngine().compile(program);
  for (const { state } of weights) executable.write(state, new Float32Array(program.states[state]!.shape.reduce((product, size) => product * size, 1)).fill(0.1));
  return executable.run(1, () => Object.fromEntries(Object.entries(inputs).map(([port, { data }]) => [`input/${port}`, Float32Array.from(data)])));
}

const pair = (mean: number[], logVariance: number[]) => ({ mean: { shape: [1, 2], data: mean }, logVariance: { shape: [1, 2], data: logVariance } });

it('gives the mean outside training, or a draw around it', async () => {
  const { latent } = await outputsOf(tinyVae(), 'code', pair([1, -2], [0, 0]));
  expect([...latent!]).toEqual([1, -2]);
  const [narrow, wide] = await Promise.all([-20, 2 * Math.log(3)].map((variance) => outputsOf(tinyVae({ code: { outside: 'sample' } }), 'code', pair([1, -2], [variance, variance]))));
  expect(narrow!.latent![0]).toBeCloseTo(1, 3);
  const unit = await outputsOf(tinyVae({ code: { outside: 'sample' } }), 'code', pair([0, 0], [0, 0]));
  [1, -2].forEach((mean, index) => expect(wide!.latent![index]).toBeCloseTo(mean + 3 * unit.latent![index]!, 4));
});

it('keeps log-variances within bounds', async () => {
  const { mean, logVariance } = await outputsOf(tinyVae({ encoder: { layers: [layer('flatten')] } }), 'encoder', { images: { shape: [1, 4, 4, 1], data: new Array<number>(16).fill(1000) } });
  expect(mean![0]).toBeCloseTo(1600.1, 1);
  expect([...logVariance!]).toEqual([10, 10]);
});

it('applies a decoder for pictures and an encoder for means', async () => {
  const latent = { shape: [1, 2], data: [0.3, -0.7] };
  const { images, logits } = await outputsOf(tinyVae(), 'decoder', { latent });
  const decoded = await outputsOf(tinyVae(), 'decode', { input: latent });
  expect([...decoded.output!]).toEqual([...images!]);
  logits!.forEach((logit, index) => expect(images![index]).toBeCloseTo(1 / (1 + Math.exp(-logit)), 6));
  const pictures = { shape: [1, 4, 4, 1], data: Array.from({ length: 16 }, (_, index) => index / 16) };
  const encoding = rewired(rewired(tinyVae(), 'decode.network', wire('encoder.network', 'decode.network')), 'decode.input', wire('digits.images', 'decode.input'));
  const { mean } = await outputsOf(encoding, 'encoder', { images: pictures });
  expect([...(await outputsOf(encoding, 'decode', { input: pictures })).output!]).toEqual([...mean!]);
});

it('warns of pictures, or squeezed numbers, in place of logits', () => {
  const images = rewired(vae(), 'trainer.logits', wire('decoder.images', 'trainer.logits'));
  expect(problemsOf(images)).toEqual([['trainer-images-as-logits', 'warning', 'trainer']]);
  const squeezed = vae({ decoder: { layers: [layer('dense', { units: 784 }), layer('sigmoid'), layer('reshape')] } });
  expect(problemsOf(squeezed)).toEqual([['trainer-squashed-logits', 'warning', 'decoder']]);
});

it('warns of a target below 0, and of no network at all', () => {
  expect(problemsOf(vae({ digits: { range: 'minusOneToOne' } }))).toEqual([['trainer-target-range', 'warning', 'trainer']]);
  const nothing = { ...vae(), edges: [wire('digits.images', 'trainer.target'), wire('digits.images', 'trainer.logits')] };
  expect(problemsOf(nothing)).toContainEqual(['trainer-without-network', 'error', 'trainer']);
});

it('refuses latents of another size where the decoder is applied', () => {
  expect(problemsOf(vae({ encoder: { latent: 3 } }))).toEqual([['network-input-misfit', 'error', 'decode']]);
});
