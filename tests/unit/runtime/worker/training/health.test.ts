import { expect, it } from 'vitest';
import { CounterRandom } from '../../../../../src/runtime/tensor/random';
import { HealthMonitor } from '../../../../../src/runtime/worker/training/health';

const healthy = { realScore: 0.62, fakeScore: 0.38, realSpread: 0.3, fakeSpread: 0.26, generatorLoss: 1.1, discriminatorLoss: 1.2 };

/** What one step reports. */
const alone = (metrics: Record<string, number>) => Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, Float32Array.of(value)]));

/** Codes of what is said after each step of a series. */
function said(steps: number, metricsAt: (step: number) => Record<string, number>, loss = 'nonSaturating'): string[][] {
  const monitor = new HealthMonitor(loss);
  return Array.from({ length: steps }, (_, index) => {
    monitor.observe(alone(metricsAt(index + 1)), index + 1);
    return monitor.problems('trainer').map(({ code }) => code);
  });
}

const everSaid = (...series: Parameters<typeof said>) => [...new Set(said(...series).flat())];

it('has nothing to say of a healthy training, with all its noise', () => {
  const random = new CounterRandom(1);
  const noisy = () => Object.fromEntries(Object.entries(healthy).map(([name, value]) => [name, value * (1 + 0.3 * random.normal())]));
  expect(everSaid(5000, noisy)).toEqual([]);
});

it('has nothing to say of the start, when the discriminator is sure and all fakes are alike', () => {
  expect(everSaid(300, () => ({ ...healthy, realScore: 0.999, fakeScore: 0.001, fakeSpread: 0.001 }))).toEqual([]);
});

it('sees a discriminator that was fed fakes labelled real', () => {
  const wrong = (step: number) => ({ realScore: 0.5 + 0.45 * Math.min(1, step / 100), fakeScore: 0.5 + 0.45 * Math.min(1, step / 100), generatorLoss: 0.1, discriminatorLoss: 0.35 });
  expect(everSaid(500, wrong)).toEqual(['training-fooled']);
});

it('sees samples that have become alike, and says how much', () => {
  const monitor = new HealthMonitor('nonSaturating');
  for (let step = 1; step <= 2000; step++) monitor.observe(alone({ ...healthy, fakeSpread: step < 1000 ? 0.26 : 0.03 }), step);
  expect(monitor.problems('t')).toMatchObject([{ code: 'training-collapsed', severity: 'warning', node: 't', values: { percent: '10' } }]);
});

it('sees a discriminator that is never wrong', () => {
  expect(everSaid(1000, () => ({ ...healthy, realScore: 0.999, fakeScore: 0.001 }))).toEqual(['training-one-sided']);
});

it('sees losses that run away', () => {
  expect(everSaid(1000, (step) => ({ ...healthy, generatorLoss: step }))).toEqual(['training-diverging']);
});

it('sees the losses of least squares and hinge run away, too', () => {
  for (const loss of ['leastSquares', 'hinge']) expect(everSaid(1000, (step) => ({ ...healthy, fakeScore: step, generatorLoss: step }), loss)).toEqual(['training-diverging']);
});

it('says nothing of the scores of a Wasserstein critic, which have no natural size', () => {
  const critic = { ...healthy, realScore: 40, fakeScore: 35, generatorLoss: -70, discriminatorLoss: -5 };
  expect(everSaid(2000, () => critic, 'wassersteinPenalty')).toEqual([]);
});

it('sees collapse with any loss', () => {
  expect(everSaid(2000, () => ({ ...healthy, fakeSpread: 0.01 }), 'hinge')).toEqual(['training-collapsed']);
});

it('takes a warning back when training recovers', () => {
  const series = said(3000, (step) => ({ ...healthy, fakeScore: step < 1000 ? 0.95 : 0.4 }));
  expect(series[900]).toEqual(['training-fooled']);
  expect(series.at(-1)).toEqual([]);
});

it('waits out a short bad spell', () => {
  expect(everSaid(2000, (step) => ({ ...healthy, fakeScore: step > 1000 && step < 1020 ? 0.99 : 0.4 }))).toEqual([]);
});

it('sees latents that say nothing, once there was time to learn', () => {
  const metrics = (kl: number) => ({ loss: 200 + kl, reconstruction: 200, kl });
  expect(everSaid(400, () => metrics(0.01), 'crossEntropy')).toEqual([]);
  expect(everSaid(1000, () => metrics(0.01), 'crossEntropy')).toEqual(['training-posterior-collapsed']);
  expect(everSaid(5000, () => metrics(5), 'crossEntropy')).toEqual([]);
});
