/** The variety of a batch of samples, which tells when a generator has collapsed. */
import type { ProgramBuilder } from '../../../runtime/tensor/builder';
import { mean, mul, slice, sqrt, square, sub } from '../../../runtime/tensor/operations';
import type { Value } from '../../../runtime/tensor/program';

/** Pairs of examples that a step compares: whoever watches looks at the average of many steps. */
const mostPairs = 16;

/**
 * How far apart the examples `[batch, ...]` of a batch are, as one number: half the mean squared distance of an element
 * of two independent examples is its variance, and this is the root of that. Zero for a single example.
 */
export function spread(b: ProgramBuilder, samples: Value): Value {
  const [batch = 1, ...element] = samples.shape;
  const pairs = Math.min(mostPairs, Math.floor(batch / 2));
  if (pairs === 0) return b.constant(0);
  const from = (first: number): Value => slice(b, samples, [first, ...element.map(() => 0)], [pairs, ...element]);
  return sqrt(b, mul(b, mean(b, square(b, sub(b, from(0), from(pairs)))), 0.5));
}
