/** How an engine is compared with the reference: the result and the gradients of one example of an operation. */
import type { Engine, TensorData } from '../../../../src/runtime/engines/engine';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import { ProgramBuilder } from '../../../../src/runtime/tensor/builder';
import { gradients } from '../../../../src/runtime/tensor/gradients';
import { mul, sum } from '../../../../src/runtime/tensor/operations';
import type { Program } from '../../../../src/runtime/tensor/program';
import { caseFeeds, caseInputs, caseWeights } from '../tensor/caseData';
import type { OpCase } from '../tensor/opCase';

/** The example's result, and the gradients of a weighted sum of it. */
function exampleProgram(opCase: OpCase): Program {
  const builder = new ProgramBuilder();
  const inputs = caseInputs(builder, opCase.inputs);
  const result = opCase.build(builder, inputs);
  builder.output('result', result);
  if (result.dtype === 'f32') {
    const loss = sum(builder, mul(builder, result, caseWeights(builder, result.shape, 1)));
    gradients(builder, loss, inputs).forEach((gradient, index) => builder.output(`gradient${index}`, gradient));
  }
  return builder.build();
}

/** Largest error relative to 1 + |expected| over every number of the example's result and gradients. */
export async function largestDisagreement(engine: Engine, opCase: OpCase): Promise<number> {
  const program = exampleProgram(opCase);
  const feeds = caseFeeds(opCase.inputs);
  const expected = await (await createReferenceEngine().compile(program)).run(1, () => feeds);
  const executable = await engine.compile(program);
  const found = await executable.run(1, () => feeds);
  executable.dispose();
  return Math.max(...Object.keys(expected).map((name) => largestError(found[name]!, expected[name]!)));
}

/** NaN where a number is NaN on one side only. */
export function largestError(found: TensorData, expected: TensorData): number {
  if (found.length !== expected.length) return Infinity;
  return Math.max(...Array.from(found, (value, index) => Math.abs(value - expected[index]!) / (1 + Math.abs(expected[index]!))));
}
