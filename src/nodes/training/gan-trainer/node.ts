/**
 * GAN Trainer: the discriminator learns on real and fake with the generator held still, then fresh noise moves
 * the generator alone.
 */
import { gradients } from '../../../runtime/tensor/gradients';
import { norm } from '../../../runtime/tensor/composites';
import { add, mul, sub, sum } from '../../../runtime/tensor/operations';
import type { Value } from '../../../runtime/tensor/program';
import { type PhaseContext, type TrainingPhase, defineNode } from '../../define';
import { port } from '../../ports';
import { ganLosses, gradientPenalty } from './losses';
import { spread } from './spread';

const logits = { type: port.tensor([1]) };

export const node = defineNode({
  type: 'gan-trainer',
  version: 1,
  category: 'training',
  icon: 'Swords',
  inputs: { realLogits: logits, fakeLogits: { ...logits, optional: true } },
  outputs: { metrics: { type: port.metrics() } },
  params: {
    steps: { kind: 'integer', default: 10_000, min: 1, max: 1_000_000, primary: true, live: true },
    batch: { kind: 'integer', default: 128, min: 2, max: 1024 },
    loss: { kind: 'choice', default: 'nonSaturating', options: Object.keys(ganLosses) },
    generatorRate: { kind: 'number', default: 2e-4, min: 0, max: 1, scale: 'log', live: true },
    discriminatorRate: { kind: 'number', default: 2e-4, min: 0, max: 1, scale: 'log', live: true },
    beta1: { kind: 'number', default: 0.5, min: 0, max: 0.999 },
    beta2: { kind: 'number', default: 0.999, min: 0, max: 0.99999 },
    realTarget: { kind: 'number', default: 0.9, min: 0.5, max: 1 },
    discriminatorSteps: { kind: 'integer', default: 1, min: 1, max: 10 },
    gradientPenalty: { kind: 'number', default: 10, min: 0, max: 1000 },
    seed: { kind: 'seed', default: 0 },
    checkpoint: { kind: 'checkpoint', default: '' },
  },
  sink: true,
  recipe: 'adversarial',
  metrics: ['generatorLoss', 'discriminatorLoss', 'realScore', 'fakeScore'],
  phases({ discriminatorSteps }) {
    return [...Array.from({ length: Number(discriminatorSteps) }, () => discriminatorPhase), generatorPhase];
  },
});

const discriminatorPhase: TrainingPhase = {
  name: 'discriminator',
  moves: 'nearest',
  learningRate: 'discriminatorRate',
  loss(context) {
    const { builder: b, params, input, metric } = context;
    const loss = ganLosses[String(params.loss)]!;
    const real = input('realLogits')!;
    const fake = input('fakeLogits');
    metric('realScore', loss.score(b, real));
    const realLoss = loss.real(b, real, Number(params.realTarget));
    if (!fake) {
      metric('discriminatorLoss', realLoss);
      return realLoss;
    }
    metric('fakeScore', loss.score(b, fake));
    metric('realSpread', spread(b, context.samples('realLogits')!));
    metric('fakeSpread', spread(b, context.samples('fakeLogits')!));
    const total = add(b, realLoss, loss.fake(b, fake));
    const penalized = params.loss === 'wassersteinPenalty' ? add(b, total, interpolationPenalty(context)) : total;
    metric('discriminatorLoss', penalized);
    return penalized;
  },
};

const generatorPhase: TrainingPhase = {
  name: 'generator',
  moves: 'upstream',
  learningRate: 'generatorRate',
  loss({ builder: b, params, input, metric }) {
    const loss = ganLosses[String(params.loss)]!;
    // Without a fake path the generator still learns through the only logits there are: the well-known wrong recipe.
    const fake = input('fakeLogits');
    const judged = fake ?? input('realLogits')!;
    if (!fake) metric('fakeScore', loss.score(b, judged));
    const value = loss.generator(b, judged);
    metric('generatorLoss', value);
    return value;
  },
};

/** The WGAN-GP penalty: one uniform interpolation factor per example, the same for all its pixels. */
function interpolationPenalty({ builder: b, params, samples, score, uniform }: PhaseContext): Value {
  const real = samples('realLogits')!;
  const fake = samples('fakeLogits')!;
  const [batch = 1, ...element] = real.shape;
  const factor = uniform([batch, ...element.map(() => 1)]);
  const between = add(b, fake, mul(b, factor, sub(b, real, fake)));
  const [gradient] = gradients(b, sum(b, score(between)), [between]);
  const norms = norm(b, gradient!, element.map((_, axis) => axis + 1));
  return gradientPenalty(b, norms, Number(params.gradientPenalty));
}
