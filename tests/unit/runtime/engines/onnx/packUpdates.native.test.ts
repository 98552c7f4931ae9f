import { afterAll, expect, test } from 'vitest';
import { adamUpdate } from '../../../../../src/runtime/compile/adam';
import { createOnnxEngine } from '../../../../../src/runtime/engines/onnx/engine';
import { GraphBuilder } from '../../../../../src/runtime/engines/onnx/graphBuilder';
import { lowerProgram } from '../../../../../src/runtime/engines/onnx/lowerProgram';
import { packUpdates } from '../../../../../src/runtime/engines/onnx/packUpdates';
import { createReferenceEngine } from '../../../../../src/runtime/engines/reference/engine';
import { ProgramBuilder } from '../../../../../src/runtime/tensor/builder';
import { add, matmul, mul, square, sum } from '../../../../../src/runtime/tensor/operations';
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

/** A large weight whose gradient is a product, or the sum of so many. */
function products(count: number): Program {
  const builder = new ProgramBuilder();
  const [weight, x] = [builder.state('w', [100, 100]), builder.feed('x', [7, 100])];
  const terms = Array.from({ length: count }, (_, index) => matmul(builder, x, matmul(builder, mul(builder, x, index + 1), weight), { transposeA: true }));
  const gradient = terms.reduce((sum, term) => add(builder, sum, term));
  const slots = { mean: builder.state('m', weight.shape), variance: builder.state('v', weight.shape) };
  const next = adamUpdate(builder, weight, gradient, slots, builder.feed('rate', []), 0.9);
  for (const [state, value] of Object.entries({ w: next.weight, m: next.mean, v: next.variance })) builder.update(state, value);
  builder.output('sum', sum(builder, next.weight));
  return builder.build();
}

test.each([1, 2, 3])('a gradient that %i products make is scaled in the products', async (count) => {
  const program = products(count);
  const scaled = packUpdates(program).program;
  const muls = (of: Program): number => {
    const graph = new GraphBuilder();
    lowerProgram(of, graph, (id) => `leaf${id}`);
    return graph.nodes.filter(({ type }) => type === 'Mul').length;
  };
  expect(muls(scaled)).toBe(muls(program) - 1);
  const run = async (on: typeof engine) => {
    const executable = await on.compile(program);
    executable.write('w', Float32Array.from({ length: 10_000 }, (_, index) => Math.sin(index)));
    const x = Float32Array.from({ length: 700 }, (_, index) => Math.cos(index));
    await executable.run(3, () => ({ ...feeds(), x }));
    return Object.values(await executable.read(['w', 'm', 'v']));
  };
  const [ours, expected] = [await run(engine), await run(createReferenceEngine())];
  ours.forEach((state, which) => state.forEach((value, index) => expect(Math.abs(value - expected[which]![index]!)).toBeLessThan(1e-4 * (1 + Math.abs(expected[which]![index]!)))));
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
