/** The two parts of the VAE's loss (Kingma & Welling 2014), summed over each example and averaged over the batch. */
import { sigmoidCrossEntropyWithLogits } from '../../../runtime/tensor/composites';
import { add, cast, div, exp, mean, minimum, mul, type Operand, sigmoid, square, sub, sum } from '../../../runtime/tensor/operations';
import type { ProgramBuilder } from '../../../runtime/tensor/builder';
import type { Value } from '../../../runtime/tensor/program';

type Reconstruction = (b: ProgramBuilder, logits: Value, target: Value) => Value;

/** Mean over the batch of the sum over each example. */
function perExample(b: ProgramBuilder, values: Value): Value {
  return mean(b, sum(b, values, values.shape.slice(1).map((_, axis) => axis + 1)));
}

/** Scalar errors of logits against targets in [0, 1], both `[batch, height, width, channels]`. */
export const reconstructionLosses: Readonly<Record<string, Reconstruction>> = {
  crossEntropy: (b, logits, target) => perExample(b, sigmoidCrossEntropyWithLogits(b, logits, target)),
  squaredError: (b, logits, target) => perExample(b, square(b, sub(b, sigmoid(b, logits), target))),
};

/** KL divergence of N(mean, exp(logVariance)) from the standard normal, in nats; both `[batch, latent]`. */
export function divergence(b: ProgramBuilder, center: Value, logVariance: Value): Value {
  const doubled = sub(b, sub(b, add(b, square(b, center), exp(b, logVariance)), logVariance), 1);
  return mul(b, perExample(b, doubled), 0.5);
}

/** The weight of the divergence: rises evenly to `beta` over the first `warmUp` steps; `step` counts those done. */
export function warmedUp(b: ProgramBuilder, beta: number, warmUp: number, step: Value): Operand {
  if (warmUp === 0) return beta;
  const share = minimum(b, div(b, add(b, cast(b, step, 'f32'), 1), warmUp), 1);
  return mul(b, share, beta);
}
