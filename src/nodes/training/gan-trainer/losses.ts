/**
 * The four classic GAN losses, on logits.
 * Non-saturating: Goodfellow et al. 2014. Least squares: Mao et al. 2017. Hinge: Lim & Ye 2017.
 * WGAN-GP: Gulrajani et al. 2017.
 */
import { sigmoidCrossEntropyWithLogits } from '../../../runtime/tensor/composites';
import { add, mean, mul, neg, relu, sigmoid, square, sub } from '../../../runtime/tensor/operations';
import type { ProgramBuilder } from '../../../runtime/tensor/builder';
import type { Value } from '../../../runtime/tensor/program';

/** Scalar losses of logits `[batch, 1]`; `target` is the label of real examples (1, or less when smoothed). */
interface GanLoss {
  real(b: ProgramBuilder, logits: Value, target: number): Value;
  fake(b: ProgramBuilder, logits: Value): Value;
  generator(b: ProgramBuilder, logits: Value): Value;
  /** What the discriminator's curve shows: a probability where logits are log-odds, else the mean score. */
  score(b: ProgramBuilder, logits: Value): Value;
}

const meanOf = (b: ProgramBuilder, value: Value) => mean(b, value);
const squaredDistance = (b: ProgramBuilder, logits: Value, target: number) => meanOf(b, square(b, sub(b, logits, target)));
const probability = (b: ProgramBuilder, logits: Value) => meanOf(b, sigmoid(b, logits));

export const ganLosses: Readonly<Record<string, GanLoss>> = {
  nonSaturating: {
    real: (b, logits, target) => meanOf(b, sigmoidCrossEntropyWithLogits(b, logits, target)),
    fake: (b, logits) => meanOf(b, sigmoidCrossEntropyWithLogits(b, logits, 0)),
    generator: (b, logits) => meanOf(b, sigmoidCrossEntropyWithLogits(b, logits, 1)),
    score: probability,
  },
  leastSquares: {
    real: (b, logits, target) => squaredDistance(b, logits, target),
    fake: (b, logits) => squaredDistance(b, logits, 0),
    generator: (b, logits) => squaredDistance(b, logits, 1),
    score: meanOf,
  },
  hinge: {
    real: (b, logits) => meanOf(b, relu(b, sub(b, 1, logits))),
    fake: (b, logits) => meanOf(b, relu(b, add(b, 1, logits))),
    generator: (b, logits) => neg(b, meanOf(b, logits)),
    score: meanOf,
  },
  wassersteinPenalty: {
    real: (b, logits) => neg(b, meanOf(b, logits)),
    fake: meanOf,
    generator: (b, logits) => neg(b, meanOf(b, logits)),
    score: meanOf,
  },
};

/** `weight * mean((norm - 1)^2)` for gradient norms `[batch]`. */
export function gradientPenalty(b: ProgramBuilder, norms: Value, weight: number): Value {
  return mul(b, mean(b, square(b, sub(b, norms, 1))), weight);
}
