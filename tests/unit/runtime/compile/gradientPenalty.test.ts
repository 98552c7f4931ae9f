import { expect, it, vi } from 'vitest';
import { layer, tinyGan } from './documents';
import { train } from './training';

// The reference engine is slow where other work goes on beside it.
vi.setConfig({ testTimeout: 30_000 });

/** A critic that is one linear function of the pixels, with this slope along each of them. */
async function lossOfLinearCritic(slope: number, gradientPenalty: number): Promise<{ loss: number; scores: number }> {
  const trainer = { loss: 'wassersteinPenalty', gradientPenalty, generatorRate: 0, discriminatorRate: 0 };
  const document = tinyGan({ discriminator: { layers: [layer('flatten'), layer('dense', { units: 1 })] }, trainer });
  const { outputs } = await train(document, 1, { 'discriminator/1.dense.kernel': new Float32Array(16).fill(slope) });
  const metric = (name: string) => outputs[`metric/${name}`]![0]!;
  return { loss: metric('discriminatorLoss'), scores: metric('fakeScore') - metric('realScore') };
}

it('penalises nothing where the critic’s gradient has length 1', async () => {
  const { loss, scores } = await lossOfLinearCritic(1 / 4, 10);
  expect(loss).toBeCloseTo(scores, 5);
});

it('penalises a critic that is too steep or too flat by the squared distance from 1', async () => {
  const steep = await lossOfLinearCritic(3 / 4, 10);
  expect(steep.loss - steep.scores).toBeCloseTo(10 * (3 - 1) ** 2, 3);
  const flat = await lossOfLinearCritic(0, 10);
  expect(flat.loss - flat.scores).toBeCloseTo(10, 3);
});

it('weighs the penalty', async () => {
  const { loss, scores } = await lossOfLinearCritic(3 / 4, 0);
  expect(loss).toBeCloseTo(scores, 5);
});

it('looks at points between real and fake only', async () => {
  const layers = [layer('flatten'), layer('dense', { units: 1 }), layer('relu'), layer('dense', { units: 1 })];
  const trainer = { loss: 'wassersteinPenalty', gradientPenalty: 10, generatorRate: 0, discriminatorRate: 0 };
  // Slope 1 where the mean brightness is above 0.35, as of all points between fakes of about 0.5 and real ones of 0.9; else 0.
  const weights = { 'discriminator/1.dense.kernel': new Float32Array(16).fill(1 / 4), 'discriminator/1.dense.bias': Float32Array.of(-4 * 0.35), 'discriminator/3.dense.kernel': Float32Array.of(1) };
  const { outputs } = await train(tinyGan({ discriminator: { layers }, trainer }), 5, weights, (_feed, length) => new Float32Array(length).fill(0.9));
  outputs['metric/discriminatorLoss']!.forEach((loss, step) => expect(loss).toBeCloseTo(outputs['metric/fakeScore']![step]! - outputs['metric/realScore']![step]!, 4));
});

it('pulls the slope of a steep critic towards 1 through its own gradient', async () => {
  const trainer = { loss: 'wassersteinPenalty', gradientPenalty: 100, generatorRate: 0, discriminatorRate: 0.02, beta1: 0.5 };
  const document = tinyGan({ discriminator: { layers: [layer('flatten'), layer('dense', { units: 1 })] }, trainer });
  const { after } = await train(document, 100, { 'discriminator/1.dense.kernel': new Float32Array(16).fill(1) });
  expect(Math.hypot(...after['discriminator/1.dense.kernel']!)).toBeLessThan(1.3);
  expect(Math.hypot(...after['discriminator/1.dense.kernel']!)).toBeGreaterThan(0.7);
});

it.each(['nonSaturating', 'leastSquares', 'hinge', 'wassersteinPenalty'])('trains with the loss %s, and all stays finite', async (loss) => {
  const { outputs, after } = await train(tinyGan({ trainer: { loss, discriminatorSteps: 2, discriminatorRate: 0.01, generatorRate: 0.01 } }), 20);
  for (const values of [...Object.values(outputs), ...Object.values(after)]) expect(values.every(Number.isFinite)).toBe(true);
});

/** Real pixels are all 0.9, and fakes, from a generator whose weights are 0, all 0.5. */
const constantData = (_feed: string, length: number) => new Float32Array(length).fill(0.9);
const stillGenerator = { 'generator/0.dense.kernel': new Float32Array(18), 'generator/3.dense.kernel': new Float32Array(96) };

it('has the loss that the paper gives for a critic of two hidden units', async () => {
  // Hidden units 2 * mean + 1, always positive, and -mean - 1, always negative: LeakyReLU scales it by 0.2.
  const kernel = Float32Array.from({ length: 32 }, (_, index) => (index % 2 === 0 ? 2 : -1) / 16);
  const weights = { ...stillGenerator, 'discriminator/1.dense.kernel': kernel, 'discriminator/1.dense.bias': Float32Array.of(1, -1), 'discriminator/3.dense.kernel': Float32Array.of(3, 5), 'discriminator/3.dense.bias': Float32Array.of(7) };
  const layers = [layer('flatten'), layer('dense', { units: 2 }), layer('leakyRelu', { slope: 0.2 }), layer('dense', { units: 1 })];
  const trainer = { loss: 'wassersteinPenalty', gradientPenalty: 10, discriminatorSteps: 1, discriminatorRate: 0 };
  const { outputs } = await train(tinyGan({ discriminator: { layers }, trainer }), 1, weights, constantData);
  const score = (mean: number) => 3 * (2 * mean + 1) + 5 * 0.2 * (-mean - 1) + 7;
  const norm = (3 * 2 - 5 * 0.2) / 16 * Math.sqrt(16);
  expect(outputs['metric/realScore']![0]).toBeCloseTo(score(0.9), 4);
  expect(outputs['metric/fakeScore']![0]).toBeCloseTo(score(0.5), 4);
  expect(outputs['metric/discriminatorLoss']![0]).toBeCloseTo(score(0.5) - score(0.9) + 10 * (norm - 1) ** 2, 3);
  expect(outputs['metric/generatorLoss']![0]).toBeCloseTo(-score(0.5), 4);
});

it('moves all pixels of an example by one factor', async () => {
  // The critic has a slope only where the first pixel is brighter than the last, which it never is between two even pictures.
  const kernel = Float32Array.from({ length: 16 }, (_, index) => (index === 0 ? 1 : index === 15 ? -1 : 0));
  const weights = { ...stillGenerator, 'discriminator/1.dense.kernel': kernel, 'discriminator/1.dense.bias': Float32Array.of(-1e-3), 'discriminator/3.dense.kernel': Float32Array.of(1) };
  const layers = [layer('flatten'), layer('dense', { units: 1 }), layer('relu'), layer('dense', { units: 1 })];
  const trainer = { loss: 'wassersteinPenalty', gradientPenalty: 10, discriminatorRate: 0, generatorRate: 0 };
  const { outputs } = await train(tinyGan({ discriminator: { layers }, trainer }), 5, weights, constantData);
  outputs['metric/discriminatorLoss']!.forEach((loss) => expect(loss).toBeCloseTo(10, 4));
});

it('moves the critic so many times for each move of the generator', async () => {
  const trainer = { loss: 'wassersteinPenalty', gradientPenalty: 0, discriminatorSteps: 5, discriminatorRate: 0.01, generatorRate: 0, beta1: 0, beta2: 0.9 };
  const layers = [layer('flatten'), layer('dense', { units: 1 })];
  const { after } = await train(tinyGan({ discriminator: { layers }, trainer }), 1, { ...stillGenerator, 'discriminator/1.dense.kernel': new Float32Array(16) }, constantData);
  // The same slope every time: each of Adam's updates is as long as the rate.
  after['discriminator/1.dense.kernel']!.forEach((weight) => expect(weight).toBeCloseTo(5 * 0.01, 5));
});
