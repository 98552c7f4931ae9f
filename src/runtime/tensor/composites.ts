/** What networks and losses are made of, composed of operations. */
import { add, div, exp, log, max, maximum, mean, minimum, mul, neg, softplus, sqrt, square, sub, sum, type Operand } from './operations';
import type { Builder } from './ops/op';
import type { Value } from './program';
import { sizeOf } from './shapes';

/**
 * Cross entropy of sigmoid(logits) with targets in [0, 1], elementwise: softplus(logits) - targets * logits.
 * Stable for any logit, and its gradient never vanishes by clipping.
 */
export function sigmoidCrossEntropyWithLogits(builder: Builder, logits: Value, targets: Operand): Value {
  if (targets === 0) return softplus(builder, logits);
  if (targets === 1) return softplus(builder, neg(builder, logits));
  return sub(builder, softplus(builder, logits), mul(builder, logits, targets));
}

/** `x` where positive, else `slope * x`. */
export function leakyRelu(builder: Builder, x: Value, slope: number): Value {
  return builder.apply('leakyRelu', [x], { slope });
}

export interface Moments {
  readonly mean: Value;
  /** Biased: divided by the count. */
  readonly variance: Value;
}

/** Mean and variance over the given axes, which stay with size 1. */
export function moments(builder: Builder, x: Value, axes: readonly number[]): Moments {
  const center = mean(builder, x, axes, true);
  const centered = sub(builder, x, center);
  const variance = mean(builder, square(builder, centered), axes, true);
  // By way of the mean nothing passes: the distances from it add up to zero.
  builder.bypass(variance, x, (upstream) => mul(builder, centered, mul(builder, upstream, (2 * sizeOf(variance.shape)) / sizeOf(x.shape))));
  return { mean: center, variance };
}

/** scale * (x - mean) / sqrt(variance + epsilon) + offset (Ioffe and Szegedy, 2015). */
export function normalize(builder: Builder, x: Value, { mean: center, variance }: Moments, scale: Operand, offset: Operand, epsilon: number): Value {
  const factor = div(builder, scale, sqrt(builder, add(builder, variance, epsilon)));
  return add(builder, mul(builder, sub(builder, x, center), factor), offset);
}

/** Euclidean norm over the given axes; `epsilon` under the root keeps its gradient finite at zero. */
export function norm(builder: Builder, x: Value, axes?: readonly number[], epsilon = 1e-12): Value {
  return sqrt(builder, add(builder, sum(builder, square(builder, x), axes), epsilon));
}

/** log(sum(exp(x))) over the given axes, which stay with size 1. */
export function logSumExp(builder: Builder, x: Value, axes: readonly number[]): Value {
  const highest = max(builder, x, axes, true);
  return add(builder, log(builder, sum(builder, exp(builder, sub(builder, x, highest)), axes, true)), highest);
}

/** Elementwise, between two bounds. */
export function clamp(builder: Builder, x: Value, lowest: number, highest: number): Value {
  return minimum(builder, maximum(builder, x, lowest), highest);
}
