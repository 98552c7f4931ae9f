import { expect, test } from 'vitest';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import { ProgramBuilder } from '../../../../src/runtime/tensor/builder';
import { gradients } from '../../../../src/runtime/tensor/gradients';
import { moments } from '../../../../src/runtime/tensor/composites';
import { add, div, mul, sub, sum } from '../../../../src/runtime/tensor/operations';
import type { Value } from '../../../../src/runtime/tensor/program';
import { caseFeeds, caseInputs, caseWeights } from './caseData';
import type { OpCase } from './opCase';
import { opCases } from './opCases';

type Scalar = (builder: ProgramBuilder, inputs: readonly Value[]) => Value;

/** Any one number that depends on every element of the result. */
const weightedSum = (opCase: OpCase): Scalar => (builder, inputs) => {
  const result = opCase.build(builder, inputs);
  return sum(builder, mul(builder, result, caseWeights(builder, result.shape, 1)));
};

/** The slope of a function along fixed directions of its inputs, by its gradients. */
const slope = (compute: Scalar, stream: number): Scalar => (builder, inputs) =>
  gradients(builder, compute(builder, inputs), inputs)
    .map((gradient, index) => sum(builder, mul(builder, gradient, caseWeights(builder, gradient.shape, stream + index))))
    .reduce((total, part) => add(builder, total, part));

/** The same slope by central differences, within one program and so in 64 bits. */
const differences = (compute: Scalar, stream: number): Scalar => (builder, inputs) => {
  const distance = 1e-5;
  const at = (sign: number): Value =>
    compute(builder, inputs.map((input, index) => add(builder, input, mul(builder, caseWeights(builder, input.shape, stream + index), sign * distance))));
  return div(builder, sub(builder, at(1), at(-1)), 2 * distance);
};

async function expectEqualSlopes(opCase: OpCase, compute: Scalar): Promise<void> {
  const builder = new ProgramBuilder();
  const inputs = caseInputs(builder, opCase.inputs);
  builder.output('slope', slope(compute, 50)(builder, inputs));
  builder.output('differences', differences(compute, 50)(builder, inputs));
  const executable = await createReferenceEngine().compile(builder.build());
  const results = await executable.run(1, () => caseFeeds(opCase.inputs));
  const expected = results['differences']![0]!;
  expect(Math.abs(results['slope']![0]! - expected)).toBeLessThan(1e-5 * (1 + Math.abs(expected)));
}

const smoothCases = opCases.filter(({ inputs, name }) => !inputs.some((input) => input.whole) && !/argMax|whole/.test(name));

test.each(smoothCases)('the gradient of $name agrees with differences', (opCase) => expectEqualSlopes(opCase, weightedSum(opCase)));

test.each(smoothCases)('the second derivative of $name agrees with differences', (opCase) =>
  expectEqualSlopes(opCase, slope(weightedSum(opCase), 70)));

test.each(opCases.filter(({ name }) => name === 'gather' || name === 'scatterAdd'))('the gradient of $name with respect to its rows agrees with differences', (opCase) => {
  const compute = weightedSum(opCase);
  const rows = { ...opCase, inputs: opCase.inputs.slice(0, 1) };
  return expectEqualSlopes(rows, (builder, [x]) => {
    const indices = builder.constant([...caseFeeds(opCase.inputs)['input1']!], opCase.inputs[1]!.shape);
    return compute(builder, [x!, indices]);
  });
});

test('a variable that the loss does not depend on has a gradient of zeros', async () => {
  const builder = new ProgramBuilder();
  const [x, y] = [builder.feed('x', [2]), builder.feed('y', [3])];
  const [, gradient] = gradients(builder, sum(builder, x), [x, y]);
  builder.output('gradient', gradient!);
  const executable = await createReferenceEngine().compile(builder.build());
  expect(await executable.run(1, () => ({}))).toEqual({ gradient: new Float32Array(3) });
});

test('no gradients are built beside the paths to the variables', () => {
  const builder = new ProgramBuilder();
  const [x, y] = [builder.feed('x', [2]), builder.feed('y', [2])];
  const loss = sum(builder, mul(builder, x, y));
  builder.output('gradient', gradients(builder, loss, [x])[0]!);
  expect(builder.build().operations.map(({ op }) => op)).toEqual(['feed']);
});

/** What differentiation adds to a program, by operation. */
function operationsOfGradient(compute: Scalar, shapes: readonly (readonly number[])[]): string[] {
  const builder = new ProgramBuilder();
  const inputs = shapes.map((shape, index) => builder.feed(`input${index}`, shape));
  gradients(builder, compute(builder, inputs), inputs).forEach((gradient, index) => builder.output(`gradient${index}`, gradient));
  return builder.build().operations.map(({ op }) => op);
}

test('the gradient of a variance takes no sum over the distances from the mean, which is zero', () => {
  const operations = operationsOfGradient((builder, [x]) => sum(builder, moments(builder, x!, [0]).variance), [[4, 3]]);
  expect(operations).toEqual(['feed', 'mean', 'sub', 'constant', 'mul']);
});
