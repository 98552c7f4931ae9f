/** Feeds for the examples of operations: random, and the same every time. */
import type { Feeds } from '../../../../src/runtime/engines/engine';
import type { ProgramBuilder } from '../../../../src/runtime/tensor/builder';
import type { Value } from '../../../../src/runtime/tensor/program';
import { CounterRandom } from '../../../../src/runtime/tensor/random';
import { sizeOf } from '../../../../src/runtime/tensor/shapes';
import type { CaseInput } from './opCase';

export function caseInputs(builder: ProgramBuilder, inputs: readonly CaseInput[]): Value[] {
  return inputs.map((input, index) => builder.feed(`input${index}`, input.shape));
}

export function caseFeeds(inputs: readonly CaseInput[]): Feeds {
  return Object.fromEntries(inputs.map(({ shape, low, high, whole }, index) => {
    const random = new CounterRandom(17, index);
    const draw = (): number => low + (high - low) * random.uniform();
    return [`input${index}`, Float32Array.from({ length: sizeOf(shape) }, () => (whole ? Math.floor(draw()) : draw()))];
  }));
}

/** Fixed numbers without any pattern, as a constant. */
export function caseWeights(builder: ProgramBuilder, shape: readonly number[], stream: number): Value {
  const random = new CounterRandom(23, stream);
  return builder.constant(Array.from({ length: sizeOf(shape) }, () => random.normal()), shape);
}
