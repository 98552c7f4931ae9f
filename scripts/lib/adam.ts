/** One update of Adam, for networks that scripts train by themselves. */
import { adamUpdate } from '../../src/runtime/compile/adam';
import type { ProgramBuilder } from '../../src/runtime/tensor/builder';
import { gradients } from '../../src/runtime/tensor/gradients';
import type { Value } from '../../src/runtime/tensor/program';

/** Moves weights down a loss; `rate` is a scalar from `adamRate`. */
export function descend(b: ProgramBuilder, loss: Value, weights: readonly { state: string; shape: readonly number[] }[], rate: Value, beta1: number): void {
  const values = weights.map(({ state, shape }) => b.state(state, shape));
  gradients(b, loss, values).forEach((gradient, index) => {
    const { state, shape } = weights[index]!;
    const slots = { mean: b.state(`mean/${state}`, shape), variance: b.state(`variance/${state}`, shape) };
    const next = adamUpdate(b, values[index]!, gradient, slots, rate, beta1);
    b.update(state, next.weight);
    b.update(`mean/${state}`, next.mean);
    b.update(`variance/${state}`, next.variance);
  });
}
