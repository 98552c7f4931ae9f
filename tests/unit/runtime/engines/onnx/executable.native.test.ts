import { afterAll, describe, expect, test } from 'vitest';
import { TensorDataError } from '../../../../../src/runtime/engines/errors';
import type { TensorData } from '../../../../../src/runtime/engines/engine';
import { createOnnxEngine } from '../../../../../src/runtime/engines/onnx/engine';
import { createReferenceEngine } from '../../../../../src/runtime/engines/reference/engine';
import { createWasmEngine } from '../../../../../src/runtime/engines/wasm/engine';
import { ProgramBuilder } from '../../../../../src/runtime/tensor/builder';
import { add, mul, randomNormal, randomUniform, sum } from '../../../../../src/runtime/tensor/operations';
import type { Program } from '../../../../../src/runtime/tensor/program';
import { trainSmallNetwork } from '../mlp';
import { nodeRuntime } from './nodeRuntime';

const engine = createOnnxEngine(nodeRuntime());
afterAll(() => engine.dispose());

/** Adds a feed to a total; a copy of the total before is swapped in, and the same sum is two outputs. */
function totalProgram(size = 2): Program {
  const builder = new ProgramBuilder();
  const [total, before] = [builder.state('total', [size]), builder.state('before', [size])];
  const next = add(builder, total, builder.feed('x', [size]));
  builder.update('total', next);
  builder.update('before', total);
  builder.output('next', next);
  builder.output('again', next);
  builder.output('sum', sum(builder, mul(builder, before, 1)));
  return builder.build();
}

const ones = { x: Float32Array.of(1, 2) };

test('states start at zero, are updated all at once and outputs are stacked', async () => {
  const executable = await engine.compile(totalProgram());
  const { next, again, sum } = await executable.run(3, () => ones);
  expect([...next!]).toEqual([1, 2, 2, 4, 3, 6]);
  expect(again).toEqual(next);
  expect([...sum!]).toEqual([0, 0, 3]);
  expect(await executable.read(['total', 'before'])).toEqual({ total: Float32Array.of(3, 6), before: Float32Array.of(2, 4) });
});

test('a state that is written is the state of the next step, and its source may change', async () => {
  const executable = await engine.compile(totalProgram());
  const written = Float32Array.of(10, 20);
  executable.write('total', written);
  written.fill(0);
  await executable.run(1, () => ones);
  const { total } = await executable.read(['total']);
  expect(total).toEqual(Float32Array.of(11, 22));
  total!.fill(0);
  expect(await executable.read(['total'])).toEqual({ total: Float32Array.of(11, 22) });
});

test('steps that do not fit into one call go on where the one before stopped', async () => {
  const size = 2 ** 19;
  const executable = await engine.compile(totalProgram(size));
  const { next } = await executable.run(5, (index) => ({ x: new Float32Array(size).fill(index) }));
  expect([0, 1, 2, 3, 4].map((step) => next![step * size])).toEqual([0, 1, 3, 6, 10]);
});

test('no steps give no outputs', async () => {
  const none = new Float32Array(0);
  expect(await (await engine.compile(totalProgram())).run(0, () => ones)).toEqual({ next: none, again: none, sum: none });
});

test('missing feeds, wrong sizes and unknown states are named', async () => {
  const executable = await engine.compile(totalProgram());
  await expect(executable.run(1, () => ({}))).rejects.toThrow('The feed x is missing');
  await expect(executable.run(1, () => ({ x: new Float32Array(3) }))).rejects.toThrow('needs 2 numbers for shape [2], not 3');
  expect(() => executable.write('total', new Float32Array(3))).toThrow(TensorDataError);
  await expect(executable.read(['none'])).rejects.toThrow('no state named none');
});

function randomProgram(): Program {
  const builder = new ProgramBuilder();
  const step = builder.feed('step', [], 'i32');
  builder.output('normal', randomNormal(builder, step, [3], { seed: 5, stream: 1 }));
  builder.output('uniform', randomUniform(builder, step, [2], { seed: 5, stream: 2 }));
  return builder.build();
}

const counting = (index: number) => ({ step: Int32Array.of(index + 3) });

test('random numbers are those of every engine', async () => {
  const program = randomProgram();
  expect(await (await engine.compile(program)).run(2, counting)).toEqual(await (await createReferenceEngine().compile(program)).run(2, counting));
});

test('random numbers that another engine makes are the same, but for the rounding of logarithms', async () => {
  const program = randomProgram();
  const randomEngine = await createWasmEngine({ threads: 1 });
  let compiled = 0;
  const counted = { ...randomEngine, compile: (asked: Program) => (compiled++, randomEngine.compile(asked)) };
  const engine = createOnnxEngine({ ...nodeRuntime(), randomEngine: counted });
  const [executable, reference] = [await engine.compile(program), await createReferenceEngine().compile(program)];
  const runs: Record<string, TensorData>[] = [];
  // Shorter runs take the place of longer ones.
  for (const steps of [2, 1, 4]) runs.push(await executable.run(steps, counting));
  expect(compiled).toBe(1);
  for (const [index, steps] of [2, 1, 4].entries()) {
    const expected = await reference.run(steps, counting);
    expect(runs[index]!.uniform).toEqual(expected.uniform);
    runs[index]!.normal!.forEach((value, place) => expect(value).toBeCloseTo(expected.normal![place]!, 5));
  }
  await engine.dispose();
});

describe.each([1, 2])('on %i threads', (threads) => {
  const engine = createOnnxEngine(nodeRuntime(threads));
  afterAll(() => engine.dispose());

  test('training reaches the losses of the reference', async () => {
    const expected = await trainSmallNetwork(createReferenceEngine(), 20);
    const losses = await trainSmallNetwork(engine, 20);
    losses.forEach((loss, step) => expect(Math.abs(loss - expected[step]!)).toBeLessThan(1e-5));
  });

  test('training twice gives the same losses bit for bit', async () => {
    expect(await trainSmallNetwork(engine, 10)).toEqual(await trainSmallNetwork(engine, 10));
  });
});

test('memory stays as it is over thousands of steps', async () => {
  const [size, calls] = [2 ** 14, 500];
  const builder = new ProgramBuilder();
  const total = add(builder, builder.state('total', [size]), builder.feed('x', [size]));
  builder.update('total', total);
  builder.output('sum', sum(builder, total));
  const executable = await engine.compile(builder.build());
  const x = new Float32Array(size);
  const bytes = async (): Promise<number> => {
    for (let call = 0; call < calls; call++) await executable.run(3, () => ({ x }));
    return process.memoryUsage().rss;
  };
  await bytes();
  const before = await bytes();
  await bytes();
  const leaked = 2 * calls * 4 * size;
  expect((await bytes()) - before).toBeLessThan(leaked / 2);
});
