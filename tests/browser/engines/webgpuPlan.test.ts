import { afterAll, expect, test, vi } from 'vitest';
import { dcganTemplate } from '../../../src/nodes/templates/dcgan';
import { ganTemplate } from '../../../src/nodes/templates/gan';
import { vaeTemplate } from '../../../src/nodes/templates/vae';
import type { Engine } from '../../../src/runtime/engines/engine';
import { EngineLostError, TensorDataError } from '../../../src/runtime/engines/errors';
import { createReferenceEngine } from '../../../src/runtime/engines/reference/engine';
import { createWebgpuEngine } from '../../../src/runtime/engines/webgpu/engine';
import { ProgramBuilder } from '../../../src/runtime/tensor/builder';
import { leakyRelu } from '../../../src/runtime/tensor/composites';
import { add, concat, exp, matmul, max, maximum, mul, randomNormal, randomUniform, relu, sigmoid, slice, softplus, sum, tanh } from '../../../src/runtime/tensor/operations';
import { largestDisagreement } from '../../unit/runtime/engines/agreement';
import { largestTrainingError, layerCases } from '../../unit/runtime/engines/layerCases';
import { trainSmallNetwork } from '../../unit/runtime/engines/mlp';
import { trainingProgram, type TrainingProgram } from '../../unit/runtime/engines/trainingProgram';
import { longSums } from '../../unit/runtime/tensor/longSums';
import { opCases } from '../../unit/runtime/tensor/opCases';

const engine = await createWebgpuEngine();
/** The kernels for graphics cards, wherever the tests run. */
const tiled = await createWebgpuEngine({ software: false });
afterAll(() => Promise.all([engine.dispose(), tiled.dispose()]));

/** What the WGSL specification allows sin and cos to be wrong by. */
const trigonometric = 2 ** -11;

test.each(opCases)('the generated kernels agree with the reference on $name and its gradients', async (opCase) => {
  const tolerance = /^(sin|cos)$/.test(opCase.name) ? trigonometric : 1e-4;
  expect(await largestDisagreement(engine, opCase)).toBeLessThan(tolerance);
});

test.each(layerCases)('the generated kernels train $name as the reference does', async (layer) => {
  expect(await largestTrainingError(engine, layer)).toBeLessThan(1e-3);
});

const shared = opCases.filter(({ name }) => /^(matmul 33|batched matmul$|conv2d.* stride 2, [345]|sum of many|mean of many|sum of rows|max of columns|softmax$)/.test(name));

test.each(shared)('kernels that share memory agree with the reference on $name and its gradients', async (opCase) => {
  expect(await largestDisagreement(tiled, opCase)).toBeLessThan(1e-4);
});

test.each(longSums)('parts that many workgroups make add up to what the reference finds for $name', async (opCase) => {
  expect(await largestDisagreement(tiled, opCase)).toBeLessThan(1e-4);
});

test('training with generated kernels reaches the losses of the reference', async () => {
  const expected = await trainSmallNetwork(createReferenceEngine(), 40);
  const losses = await trainSmallNetwork(engine, 40);
  losses.forEach((loss, step) => expect(Math.abs(loss - expected[step]!)).toBeLessThan(1e-4));
});

test('training with generated kernels twice gives the same losses bit for bit', async () => {
  expect(await trainSmallNetwork(engine, 10)).toEqual(await trainSmallNetwork(engine, 10));
});

test('half precision is refused where the adapter has none', async () => {
  await expect(createWebgpuEngine({ precision: 'half' })).rejects.toThrow('the adapter lacks shader-f16');
});

test('what half precision keeps is bounded, and what is not finite stays so', async () => {
  const rounded = await createWebgpuEngine({ precision: 'rounded' });
  const b = new ProgramBuilder();
  const kept = mul(b, b.feed('x', [64, 64]), 2);
  b.output('sums', slice(b, matmul(b, kept, b.constant(1, [64, 64])), [0, 0], [64, 1]));
  const x = new Float32Array(64 * 64);
  [1 / 3, 5e4, -5e4, Infinity, NaN].forEach((value, row) => (x[64 * row] = value));
  const { sums } = await (await rounded.compile(b.build())).run(1, () => ({ x }));
  expect(Array.from(sums!.subarray(0, 6))).toEqual([0.66650390625, 65504, -65504, Infinity, NaN, 0]);
  await rounded.dispose();
});

const halved = [['the dense GAN', ganTemplate, 'metric/discriminatorLoss'], ['the VAE', vaeTemplate, 'metric/loss']] as const;

test.each(halved)('%s learns the same with what half precision keeps', async (_, template, loss) => {
  const rounded = await createWebgpuEngine({ precision: 'rounded' });
  const curve = async (one: Engine): Promise<Float32Array> => (await trained(one, trainingProgram(template, 8, one.lossScale), 60))[loss] as Float32Array;
  const [single, half] = [await curve(engine), await curve(rounded)];
  await rounded.dispose();
  expect(half).not.toEqual(single);
  expect(Math.max(...single.map((value, step) => Math.abs(value - half[step]!) / value))).toBeLessThan(0.01);
}, 120_000);

const steps = [
  ['the dense GAN', ganTemplate, 4, 2, [engine, tiled]], ['the VAE', vaeTemplate, 4, 2, [engine]], ['the DCGAN', dcganTemplate, 2, 1, [engine]],
] as const;

/** Metrics and both of Adam's averages; weights follow from them, but where a gradient is next to zero its sign is chance. */
async function trained(one: Engine, { program, start, feedsAt }: TrainingProgram, count: number) {
  const executable = await one.compile(program);
  start(executable);
  const outputs = await executable.run(count, feedsAt);
  const averages = await executable.read(Object.keys(program.states).filter((name) => name.startsWith('adam.')));
  executable.dispose();
  return { ...outputs, ...averages };
}

const largest = (data: ArrayLike<number>): number => Array.from(data).reduce((most, value) => Math.max(most, Math.abs(value)), 0);

test.each(steps)('the training step of %s has the losses and gradients of the reference', async (_, template, batch, count, engines) => {
  const training = trainingProgram(template, batch);
  const expected = await trained(createReferenceEngine(), training, count);
  for (const one of engines) {
    const found = await trained(one, training, count);
    for (const [name, data] of Object.entries(expected)) {
      const error = largest(Array.from(data, (value, index) => value - found[name]![index]!));
      expect(error / (1e-3 + largest(data)), name).toBeLessThan(2e-3);
    }
  }
}, 120_000);

/** Adds a feed to a total; the total of before and the new one are outputs, and a copy is swapped in as well. */
function totalProgram() {
  const b = new ProgramBuilder();
  const [total, before] = [b.state('total', [2]), b.state('before', [2])];
  const next = add(b, total, b.feed('x', [2]));
  b.update('total', next);
  b.update('before', total);
  b.output('next', next);
  b.output('sum', sum(b, mul(b, before, 1)));
  return b.build();
}

test('states are updated all at once and outputs are stacked, for more steps than one submission takes', async () => {
  const executable = await engine.compile(totalProgram());
  const { next, sum: sums } = await executable.run(70, () => ({ x: Float32Array.of(1, 2) }));
  expect([...next!.slice(0, 4), ...next!.slice(-2)]).toEqual([1, 2, 2, 4, 70, 140]);
  expect([...sums!.slice(0, 3), sums!.at(-1)]).toEqual([0, 0, 3, 204]);
  expect(await executable.read(['total', 'before'])).toEqual({ total: Float32Array.of(70, 140), before: Float32Array.of(69, 138) });
  executable.write('total', Float32Array.of(10, 20));
  expect((await executable.run(1, () => ({ x: Float32Array.of(1, 2) })))['next']).toEqual(Float32Array.of(11, 22));
  executable.dispose();
});

test('two states swap', async () => {
  const b = new ProgramBuilder();
  const [first, second] = [b.state('first', [1]), b.state('second', [1])];
  b.update('first', second);
  b.update('second', first);
  const executable = await engine.compile(b.build());
  executable.write('first', Float32Array.of(7));
  await executable.run(3, () => ({}));
  expect(await executable.read(['first', 'second'])).toEqual({ first: Float32Array.of(0), second: Float32Array.of(7) });
  executable.dispose();
});

test('two runs at once take turns', async () => {
  const executable = await engine.compile(totalProgram());
  const runs = await Promise.all([2, 1].map((steps) => executable.run(steps, () => ({ x: Float32Array.of(1, 1) }))));
  expect(runs.map(({ next }) => [...next!])).toEqual([[1, 1, 2, 2], [3, 3]]);
  executable.dispose();
});

test('every buffer is given back', async () => {
  const { createBuffer } = GPUDevice.prototype;
  const made: GPUBuffer[] = [];
  const destroyed = vi.spyOn(GPUBuffer.prototype, 'destroy');
  vi.spyOn(GPUDevice.prototype, 'createBuffer').mockImplementation(function create(this: GPUDevice, descriptor) {
    made.push(createBuffer.call(this, descriptor));
    return made.at(-1)!;
  });
  const executable = await engine.compile(totalProgram());
  for (const steps of [1, 40, 2]) await executable.run(steps, () => ({ x: Float32Array.of(1, 1) }));
  await executable.run(1, () => ({})).catch(() => {});
  await executable.read(['total']);
  executable.dispose();
  expect(new Set(destroyed.mock.contexts)).toEqual(new Set(made));
  vi.restoreAllMocks();
});

test('a step in steady state makes no buffer', async () => {
  const executable = await engine.compile(totalProgram());
  await executable.run(40, () => ({ x: Float32Array.of(1, 1) }));
  const made = vi.spyOn(GPUDevice.prototype, 'createBuffer');
  const submitted = vi.spyOn(GPUQueue.prototype, 'submit');
  await executable.run(40, () => ({ x: Float32Array.of(1, 1) }));
  expect(made).not.toHaveBeenCalled();
  expect(submitted).toHaveBeenCalledTimes(2);
  vi.restoreAllMocks();
  executable.dispose();
});

test('a device that goes away raises an EngineLostError, and a new engine works', async () => {
  const request = vi.spyOn(GPUAdapter.prototype, 'requestDevice');
  const lost = await createWebgpuEngine();
  const device = await (request.mock.results[0]!.value as Promise<GPUDevice>);
  request.mockRestore();
  const executable = await lost.compile(totalProgram());
  device.destroy();
  await expect(executable.run(1, () => ({ x: Float32Array.of(1, 1) }))).rejects.toThrow(EngineLostError);
  await expect(executable.read(['total'])).rejects.toThrow('webgpu was lost');
  await lost.dispose();
  const next = await createWebgpuEngine();
  expect((await (await next.compile(totalProgram())).run(1, () => ({ x: Float32Array.of(1, 1) })))['next']).toEqual(Float32Array.of(1, 1));
  await next.dispose();
});

test('missing feeds, wrong sizes and unknown states are named', async () => {
  const executable = await engine.compile(totalProgram());
  await expect(executable.run(1, () => ({}))).rejects.toThrow('The feed x is missing');
  await expect(executable.run(1, () => ({ x: new Float32Array(3) }))).rejects.toThrow('needs 2 numbers for shape [2], not 3');
  expect(() => executable.write('total', new Float32Array(3))).toThrow(TensorDataError);
  await expect(executable.read(['none'])).rejects.toThrow('no state named none');
  executable.dispose();
});

test('random numbers are those of the host: uniforms bit for bit, normals to rounding', async () => {
  const b = new ProgramBuilder();
  const step = b.feed('step', [], 'i32');
  b.output('normal', randomNormal(b, step, [4001], { seed: 5 + 2 ** 40, stream: 1 }));
  b.output('uniform', randomUniform(b, step, [999], { seed: 5, stream: 2 }));
  const program = b.build();
  const feedsAt = (index: number) => ({ step: Int32Array.of(1000 + index) });
  const expected = await (await createReferenceEngine().compile(program)).run(2, feedsAt);
  const found = await (await engine.compile(program)).run(2, feedsAt);
  expect(found['uniform']).toEqual(expected['uniform']);
  expect(Math.max(...expected['normal']!.map((value, index) => Math.abs(value - found['normal']![index]!)))).toBeLessThan(1e-5);
});

test('numbers that are not finite are not hidden', async () => {
  const b = new ProgramBuilder();
  const x = b.feed('x', [1]);
  const results = { relu: relu(b, x), max: max(b, concat(b, [x, b.constant([1])], 0)), maximum: maximum(b, x, 0), second: maximum(b, b.constant([1]), x), sigmoid: sigmoid(b, x), tanh: tanh(b, x), softplus: softplus(b, x), exp: exp(b, x), leaky: leakyRelu(b, x, 0.2) };
  for (const [name, value] of Object.entries(results)) b.output(name, value);
  const found = await (await engine.compile(b.build())).run(1, () => ({ x: Float32Array.of(Number.NaN) }));
  for (const name of Object.keys(results)) expect(found[name]![0], name).toBeNaN();
});
