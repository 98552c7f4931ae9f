/** Adam (Kingma & Ba 2015), in the form of its section 2 that folds bias correction into the rate. */
import type { ProgramBuilder } from '../tensor/builder';
import { add, div, mul, sqrt, square, sub } from '../tensor/operations';
import type { Value } from '../tensor/program';

const usualBeta2 = 0.999;
const epsilon = 1e-7;

/** The two moving averages of one weight. */
export interface AdamSlots {
  mean: Value;
  variance: Value;
}

/** The weight after one update, and its averages. `rate` is a scalar from `adamRate`. */
export function adamUpdate(b: ProgramBuilder, weight: Value, gradient: Value, slots: AdamSlots, rate: Value, beta1: number, beta2 = usualBeta2): { weight: Value } & AdamSlots {
  const mean = add(b, mul(b, slots.mean, beta1), mul(b, gradient, 1 - beta1));
  const variance = add(b, mul(b, slots.variance, beta2), mul(b, square(b, gradient), 1 - beta2));
  const change = div(b, mul(b, mean, rate), add(b, sqrt(b, variance), epsilon));
  return { weight: sub(b, weight, change), mean, variance };
}

/** The learning rate with both bias corrections, for update number `count` (from 1). */
export function adamRate(learningRate: number, beta1: number, count: number, beta2 = usualBeta2): number {
  return (learningRate * Math.sqrt(1 - beta2 ** count)) / (1 - beta1 ** count);
}
