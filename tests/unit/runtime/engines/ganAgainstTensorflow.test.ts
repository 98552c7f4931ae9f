/** The compiled GAN step beside the same step written by hand with TensorFlow.js and its own Adam. */
import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { paramsOf } from '../../../../src/nodes/registry';
import { ganTemplate } from '../../../../src/nodes/templates/gan';
import { adamRate } from '../../../../src/runtime/compile/adam';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { compileTrainingStep } from '../../../../src/runtime/compile/trainingStep';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import { streamOf } from '../../../../src/runtime/graph/hash';
import { CounterRandom } from '../../../../src/runtime/tensor/random';
import { freshState } from '../../../../src/runtime/worker/training/freshState';

const batch = 8;
const rate = 2e-3;
const steps = 5;

function smallGan() {
  const document = structuredClone(ganTemplate);
  Object.assign(document.nodes.trainer!.params, { checkpoint: '', batch, generatorRate: rate, discriminatorRate: rate });
  Object.assign(document.nodes.noise!.params, { dim: 4 });
  const dense = (units: number) => ({ kind: 'dense', params: { units } });
  const plain = (kind: string) => ({ kind, params: {} });
  document.nodes.generator!.params.layers = [dense(6), plain('relu'), plain('batchNorm'), dense(784), plain('sigmoid'), { kind: 'reshape', params: { shape: '28x28x1' } }];
  document.nodes.discriminator!.params.layers = [plain('flatten'), dense(5), plain('relu'), dense(1)];
  return document;
}

function realDigits(step: number): Float32Array {
  const pixels = new Float32Array(batch * 784);
  new CounterRandom(9, step).fillUniform(pixels);
  return pixels;
}

/** Losses `[discriminator, generator]` of each step, as the product computes them. */
async function compiledLosses(): Promise<number[][]> {
  const document = smallGan();
  const graph = inferTypes(document);
  const step = compileTrainingStep(document, 'trainer', graph);
  const executable = await createReferenceEngine().compile(step.program);
  for (const [name, data] of Object.entries(freshState(document, graph, step).states)) executable.write(name, data);
  const outputs = await executable.run(steps, (index) => ({
    step: Int32Array.of(index),
    [step.data[0]!.feed]: realDigits(index),
    ...Object.fromEntries(step.rates.map(({ feed }) => [feed, Float32Array.of(adamRate(rate, 0.5, index + 1))])),
  }));
  return Array.from({ length: steps }, (_, index) => [outputs['metric/discriminatorLoss']![index]!, outputs['metric/generatorLoss']![index]!]);
}

/** The same, written by hand: real to 0.9, fake to 0, then fresh noise and the generator alone. */
async function eagerLosses(): Promise<number[][]> {
  await tf.setBackend('cpu');
  const document = smallGan();
  const graph = inferTypes(document);
  const step = compileTrainingStep(document, 'trainer', graph);
  const start = freshState(document, graph, step).states;
  const variable = (name: string) => tf.variable(tf.tensor(start[name]!, [...step.program.states[name]!.shape]));
  const weights = Object.fromEntries(step.weights.map(({ state }) => [state, variable(state)]));
  const moved = (network: string) => step.weights.filter(({ state, trainable }) => trainable && state.startsWith(network)).map(({ state }) => weights[state]!);
  const optimizers = [tf.train.adam(rate, 0.5), tf.train.adam(rate, 0.5)];

  const noise = (phase: string, index: number) => {
    const { seed } = paramsOf(document.nodes.noise!);
    const values = new Float32Array(batch * 4);
    new CounterRandom(Number(seed), streamOf(`trainer/${phase}/noise`), index).fillNormal(values);
    return tf.tensor2d(values, [batch, 4]);
  };
  const layer = (x: tf.Tensor, name: string) => tf.add(tf.matMul(x as tf.Tensor2D, weights[`${name}.kernel`] as tf.Tensor2D), weights[`${name}.bias`]!);
  const generate = (z: tf.Tensor) => {
    const hidden = tf.relu(layer(z, 'generator/0.dense'));
    const { mean, variance } = tf.moments(hidden, 0);
    const normal = tf.div(tf.sub(hidden, mean), tf.sqrt(tf.add(variance, 1e-3)));
    const scaled = tf.add(tf.mul(normal, weights['generator/2.batchNorm.gamma']!), weights['generator/2.batchNorm.beta']!);
    return tf.sigmoid(layer(scaled, 'generator/3.dense'));
  };
  const judge = (x: tf.Tensor) => layer(tf.relu(layer(x, 'discriminator/1.dense')), 'discriminator/3.dense');
  const crossEntropy = (logits: tf.Tensor, target: number) => tf.losses.sigmoidCrossEntropy(tf.fill(logits.shape, target), logits) as tf.Scalar;

  return Array.from({ length: steps }, (_, index) => {
    const real = tf.tensor2d(realDigits(index), [batch, 784]);
    const judged = () => tf.add(crossEntropy(judge(real), 0.9), crossEntropy(judge(generate(noise('discriminator/0', index))), 0)) as tf.Scalar;
    const fooled = () => crossEntropy(judge(generate(noise('generator/1', index))), 1);
    const discriminatorLoss = optimizers[0]!.minimize(judged, true, moved('discriminator'))!.dataSync()[0]!;
    const generatorLoss = optimizers[1]!.minimize(fooled, true, moved('generator'))!.dataSync()[0]!;
    return [discriminatorLoss, generatorLoss];
  });
}

test('the compiled step has the losses of the same step by hand, for several steps', async () => {
  const [compiled, eager] = [await compiledLosses(), await eagerLosses()];
  for (let index = 0; index < steps; index++) {
    // TensorFlow.js adds Adam's epsilon after the bias correction, which moves the smallest gradients a little less.
    expect(Math.abs(compiled[index]![0]! - eager[index]![0]!)).toBeLessThan(2e-3);
    expect(Math.abs(compiled[index]![1]! - eager[index]![1]!)).toBeLessThan(2e-3);
  }
  expect(compiled[0]![0]).not.toBeCloseTo(compiled[steps - 1]![0]!, 2);
});
