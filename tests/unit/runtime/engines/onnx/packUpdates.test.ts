import { afterAll, expect, test } from 'vitest';
import { adamUpdate } from '../../../../../src/runtime/compile/adam';
import { createOnnxEngine } from '../../../../../src/runtime/engines/onnx/engine';
import { packUpdates } from '../../../../../src/runtime/engines/onnx/packUpdates';
import { createReferenceEngine } from '../../../../../src/runtime/engines/reference/engine';
import { ProgramBuilder } from '../../../../../src/runtime/tensor/builder';
import { add, mul, square, sum } from '../../../../../src/runtime/tensor/operations';
import type { Program, Value } from '../../../../../src/runtime/tensor/program';
import { nodeRuntime } from './nodeRuntime';

const engine = createOnnxEngine(nodeRuntime());
afterAll(() => engine.dispose());

/** Weights that Adam moves; `chained` takes the second gradient from the first one's result. */
function training(shapes: readonly (readonly number[])[], { chained = false } = {}): Program {
  const builder = new ProgramBuilder();
  const rate = builder.feed('rate', []);
  const weights = shapes.map((shape, index) => builder.state(`w${index}`, shape));
  const gradients = weights.map((weight, index) => add(builder, square(builder, weight), index + 1));
  let moved: Value | null = null;
  for (const [index, weight] of weights.entries()) {
    const gradient: Value = chained && moved ? mul(builder, gradients[index]!, sum(builder, moved)) : gradients[index]!;
    const slots = { mean: builder.state(`m${index}`, weight.shape), variance: builder.state(`v${index}`, weight.shape) };
    const next = adamUpdate(builder, weight, gradient, slots, rate, 0.5);
    builder.update(`w${index}`, next.weight);
    builder.update(`m${index}`, next.mean);
    builder.update(`v${index}`, next.variance);
    moved = next.weight;
  }
  // What comes after the update sees the weights that it made.
  builder.output('sum', sum(builder, moved!));
  return builder.build();
}

const feeds = () => ({ rate: Float32Array.of(0.01) });

test('small weights that Adam moves become one vector each, with their averages', () => {
  const { program, places } = packUpdates(training([[3, 2], [5], [1]]));
  expect(Object.values(program.states).map(({ shape }) => shape)).toEqual([[12], [12], [12]]);
  expect(['w0', 'w1', 'w2'].map((state) => places.get(state)!.offset)).toEqual([0, 6, 11]);
  expect(program.operations.filter(({ op }) => op === 'sqrt')).toHaveLength(1);
});

test('a large weight stays by itself, and so does what has no equal', () => {
  const { program, places } = packUpdates(training([[100, 100], [5]]));
  expect([...places]).toEqual([]);
  expect(program.states.w0!.shape).toEqual([100, 100]);
});

test('a gradient that needs the weight moved before it is not taken together with that', () => {
  expect([...packUpdates(training([[4], [4]], { chained: true })).places]).toEqual([]);
});

test('each state is written, moved and read as if it stood alone', async () => {
  const program = training([[3, 2], [5], [1]]);
  const run = async (on: typeof engine) => {
    const executable = await on.compile(program);
    await executable.run(2, feeds);
    executable.write('w1', Float32Array.of(1, 2, 3, 4, 5));
    const { sum } = await executable.run(3, feeds);
    return [...sum!, ...Object.values(await executable.read(Object.keys(program.states))).flatMap((state) => [...state])];
  };
  const [ours, expected] = [await run(engine), await run(createReferenceEngine())];
  expect(ours).toHaveLength(3 + 3 * 12);
  ours.forEach((value, index) => expect(value).toBeCloseTo(expected[index]!, 5));
});
