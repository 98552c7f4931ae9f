import { describe, expect, it, vi } from 'vitest';
import { compileTrainingStep } from '../../../../src/runtime/compile/trainingStep';
import { rewired, tinyGan, wire } from './documents';
import { changed, train } from './training';

// The reference engine is slow where other work goes on beside it.
vi.setConfig({ testTimeout: 30_000 });

const weights = (network: string, names: string[]) => names.map((name) => `${network}/${name}`);
const generator = weights('generator', ['0.dense.bias', '0.dense.kernel', '2.batchNorm.beta', '2.batchNorm.gamma', '3.dense.bias', '3.dense.kernel']);
const statistics = weights('generator', ['2.batchNorm.movingMean', '2.batchNorm.movingVariance']);
const discriminator = weights('discriminator', ['1.dense.bias', '1.dense.kernel', '3.dense.bias', '3.dense.kernel']);

describe('a compiled step', () => {
  const step = compileTrainingStep(tinyGan(), 'trainer');

  it('names its networks, weights, optimiser states and metrics', () => {
    expect(step.networks).toEqual(['discriminator', 'generator']);
    expect(step.weights.map(({ state }) => state).toSorted()).toEqual([...discriminator, ...generator, ...statistics].toSorted());
    expect(step.slots.toSorted()).toEqual([...discriminator, ...generator].flatMap((name) => [`adam.mean/${name}`, `adam.variance/${name}`]).toSorted());
    expect(step.metrics).toEqual(['realScore', 'fakeScore', 'realSpread', 'fakeSpread', 'discriminatorLoss', 'generatorLoss']);
  });

  it('updates every state that it has', () => {
    expect(Object.keys(step.program.updates).toSorted()).toEqual(Object.keys(step.program.states).toSorted());
  });

  it('asks for one batch of pictures, for the discriminator alone', () => {
    expect(step.data).toMatchObject([{ node: 'digits', name: 'images', batch: 8, index: 0, count: 1 }]);
  });

  it('has one rate for each update', () => {
    expect(step.rates).toEqual([
      { feed: 'rate/0', param: 'discriminatorRate', index: 0, count: 1 },
      { feed: 'rate/1', param: 'generatorRate', index: 0, count: 1 },
    ]);
  });

  it('watches every node whose numbers depend on weights, in the order of the wires', () => {
    expect(step.probes.map(({ node }) => node)).toEqual(['generator', 'discriminator']);
  });

  it('is the same program every time', () => {
    expect(compileTrainingStep(tinyGan(), 'trainer').program).toEqual(step.program);
  });
});

it('takes another batch for each update of the discriminator', () => {
  const { data, rates } = compileTrainingStep(tinyGan({ trainer: { discriminatorSteps: 3 } }), 'trainer');
  expect(data.map(({ index, count }) => [index, count])).toEqual([[0, 3], [1, 3], [2, 3]]);
  expect(new Set(data.map(({ feed }) => feed)).size).toBe(3);
  expect(rates.map(({ param, index, count }) => [param, index, count])).toEqual([
    ['discriminatorRate', 0, 3],
    ['discriminatorRate', 1, 3],
    ['discriminatorRate', 2, 3],
    ['generatorRate', 0, 1],
  ]);
});

it('moves all weights and optimiser states in one step', async () => {
  const trained = await train(tinyGan(), 1);
  expect(changed(trained)).toEqual([...trained.step.slots, ...generator, ...statistics, ...discriminator].toSorted());
});

it('leaves the generator where it is at rate 0, apart from what it has seen', async () => {
  const trained = await train(tinyGan({ trainer: { generatorRate: 0 } }), 3);
  expect(changed(trained).filter((name) => !name.startsWith('adam'))).toEqual([...discriminator, ...statistics].toSorted());
});

it('leaves the discriminator where it is at rate 0', async () => {
  const trained = await train(tinyGan({ trainer: { discriminatorRate: 0 } }), 3);
  expect(changed(trained).filter((name) => !name.startsWith('adam'))).toEqual([...generator, ...statistics].toSorted());
});

it('gives the discriminator the same update whatever the generator does in that step', async () => {
  const still = await train(tinyGan({ trainer: { generatorRate: 0 } }), 1);
  const moving = await train(tinyGan({ trainer: { generatorRate: 0.1 } }), 1);
  for (const name of discriminator) expect(moving.after[name]).toEqual(still.after[name]);
});

it('lets the generator learn against the discriminator of after its update', async () => {
  const rate = { trainer: { discriminatorRate: 0.05, generatorRate: 0.01 } };
  const whole = await train(tinyGan(rate), 1);
  const updated = Object.fromEntries(discriminator.map((name) => [name, whole.after[name]!]));
  const against = await train(tinyGan({ trainer: { ...rate.trainer, discriminatorRate: 0 } }), 1, updated);
  const before = await train(tinyGan({ trainer: { ...rate.trainer, discriminatorRate: 0 } }), 1);
  for (const name of generator) against.after[name]!.forEach((value, index) => expect(whole.after[name]![index]).toBeCloseTo(value, 5));
  expect(before.after['adam.mean/generator/3.dense.kernel']).not.toEqual(whole.after['adam.mean/generator/3.dense.kernel']);
});

it('keeps the gradient of the generator out of the discriminator’s own update', async () => {
  const rate = { trainer: { discriminatorRate: 0.05, generatorRate: 0.01 } };
  const whole = await train(tinyGan(rate), 1);
  const updated = Object.fromEntries(discriminator.map((name) => [name, whole.after[name]!]));
  const against = await train(tinyGan({ trainer: { ...rate.trainer, discriminatorRate: 0 } }), 1, updated);
  const slots = generator.map((name) => `adam.mean/${name}`);
  for (const name of slots) against.after[name]!.forEach((value, index) => expect(whole.after[name]![index]).toBeCloseTo(value, 6));
});

it('learns from real and from fake', async () => {
  const usual = await train(tinyGan(), 1);
  const otherReal = await train(tinyGan(), 1, {}, (_feed, length) => new Float32Array(length).fill(0.9));
  const otherFake = await train(tinyGan({ generator: { seed: 7 } }), 1);
  const moment = 'adam.mean/discriminator/1.dense.kernel';
  expect(otherReal.after[moment]).not.toEqual(usual.after[moment]);
  expect(otherFake.after[moment]).not.toEqual(usual.after[moment]);
});

it('draws other noise for each phase, step and training seed', async () => {
  // With this loss both phases report the mean logit of their fakes.
  const still = { loss: 'hinge', generatorRate: 0, discriminatorRate: 0 };
  const meanLogits = async (seed: number) => {
    const { outputs } = await train(tinyGan({ trainer: { ...still, seed } }), 3);
    return [...outputs['metric/fakeScore']!, ...outputs['metric/generatorLoss']!.map((loss) => -loss)];
  };
  expect(new Set([...(await meanLogits(0)), ...(await meanLogits(1))]).size).toBe(12);
});

it('compiles the well-known wrong recipe, so that it can be watched failing', async () => {
  const document = rewired(rewired(rewired(tinyGan({ trainer: { discriminatorRate: 0.02 } }), 'discriminator.fake'), 'trainer.fakeLogits'), 'discriminator.real', wire('generator.images', 'discriminator.real'));
  const { step, outputs } = await train(document, 100);
  expect(step.metrics).toEqual(['realScore', 'discriminatorLoss', 'fakeScore', 'generatorLoss']);
  expect(outputs['metric/fakeScore']!.at(-1)).toBeGreaterThan(0.8);
});

it('learns: after 200 steps the pictures are nearer to the data and both losses are sensible', async () => {
  const { outputs } = await train(tinyGan({ trainer: { generatorRate: 0.01, discriminatorRate: 0.01, batch: 16 } }), 200);
  const late = (name: string) => [...outputs[`metric/${name}`]!].slice(-50).reduce((total, value) => total + value / 50, 0);
  expect(late('discriminatorLoss')).toBeGreaterThan(0.3);
  expect(late('discriminatorLoss')).toBeLessThan(2);
  expect(late('generatorLoss')).toBeLessThan(4);
  expect(late('fakeScore')).toBeLessThan(0.8);
  expect(late('realScore')).toBeGreaterThan(0.2);
});

it('lets the moving statistics approach those of the batches', async () => {
  const { after } = await train(tinyGan({ trainer: { generatorRate: 0, discriminatorRate: 0, batch: 64 } }), 100);
  const later = await train(tinyGan({ trainer: { generatorRate: 0, discriminatorRate: 0, batch: 512, seed: 5 }, generator: { layers: statisticsOfOneBatch() } }), 1);
  for (const name of statistics) later.after[name]!.forEach((value, index) => expect(Math.abs(after[name]![index]! - value)).toBeLessThan(0.15 * Math.max(value, 0.2)));
});

/** The generator with a momentum of 0: its moving statistics are those of the latest batch. */
function statisticsOfOneBatch() {
  const layers = structuredClone(tinyGan().nodes.generator!.params.layers) as { kind: string; params: Record<string, number> }[];
  for (const { kind, params } of layers) if (kind === 'batchNorm') params.momentum = 0;
  return layers;
}
