import { memory } from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, test } from 'vitest';
import type { Executable } from '../../../../src/runtime/engines/engine';
import { TensorDataError } from '../../../../src/runtime/engines/errors';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import { createTfjsEngine } from '../../../../src/runtime/engines/tfjs/engine';
import { createWasmEngine } from '../../../../src/runtime/engines/wasm/engine';
import { ProgramBuilder } from '../../../../src/runtime/tensor/builder';
import { add, mul, randomNormal, randomUniform, sum } from '../../../../src/runtime/tensor/operations';
import type { Program } from '../../../../src/runtime/tensor/program';
import { trainSmallNetwork } from './mlp';

/** Adds a feed to a total; the total of before and the new one are outputs, and a copy is swapped in as well. */
function totalProgram(): Program {
  const builder = new ProgramBuilder();
  const [total, before] = [builder.state('total', [2]), builder.state('before', [2])];
  const next = add(builder, total, builder.feed('x', [2]));
  builder.update('total', next);
  builder.update('before', total);
  builder.output('next', next);
  builder.output('sum', sum(builder, mul(builder, before, 1)));
  return builder.build();
}

function randomProgram(): Program {
  const builder = new ProgramBuilder();
  const step = builder.feed('step', [], 'i32');
  builder.output('normal', randomNormal(builder, step, [3], { seed: 5, stream: 1 }));
  builder.output('uniform', randomUniform(builder, step, [2], { seed: 5, stream: 2 }));
  return builder.build();
}

const ones = { x: Float32Array.of(1, 2) };

const engines = {
  reference: createReferenceEngine(),
  cpu: await createTfjsEngine({ device: 'cpu' }),
  wasm: await createTfjsEngine({ device: 'wasm' }),
  generated: await createWasmEngine(),
};

describe.each(Object.entries(engines))('%s', (_, engine) => {
  afterAll(() => engine.dispose());
  const compileTotal = (): Promise<Executable> => engine.compile(totalProgram());

  test('states start at zero, are updated all at once and outputs are stacked', async () => {
    const executable = await compileTotal();
    const { next, sum } = await executable.run(3, () => ones);
    expect([...next!]).toEqual([1, 2, 2, 4, 3, 6]);
    expect([...sum!]).toEqual([0, 0, 3]);
    expect(await executable.read(['total', 'before'])).toEqual({ total: Float32Array.of(3, 6), before: Float32Array.of(2, 4) });
  });

  test('a state that is written is the state of the next step', async () => {
    const executable = await compileTotal();
    const written = Float32Array.of(10, 20);
    executable.write('total', written);
    written.fill(0);
    await executable.run(1, () => ones);
    expect(await executable.read(['total'])).toEqual({ total: Float32Array.of(11, 22) });
  });

  test('no steps give no outputs', async () => {
    expect(await (await compileTotal()).run(0, () => ones)).toEqual({ next: new Float32Array(0), sum: new Float32Array(0) });
  });

  test('missing feeds, wrong sizes and unknown states are named', async () => {
    const executable = await compileTotal();
    await expect(executable.run(1, () => ({}))).rejects.toThrow('The feed x is missing');
    await expect(executable.run(1, () => ({ x: new Float32Array(3) }))).rejects.toThrow('needs 2 numbers for shape [2], not 3');
    expect(() => executable.write('total', new Float32Array(3))).toThrow(TensorDataError);
    await expect(executable.read(['none'])).rejects.toThrow('no state named none');
  });

  test('two engines make the same random numbers, other steps make others', async () => {
    const feedsAt = (index: number) => ({ step: Int32Array.of(index) });
    const found = await (await engine.compile(randomProgram())).run(2, feedsAt);
    const expected = await (await engines.reference.compile(randomProgram())).run(2, feedsAt);
    expect(found['uniform']).toEqual(expected['uniform']);
    expected['normal']!.forEach((value, index) => expect(found['normal']![index]).toBeCloseTo(value, 6));
    expect(found['normal']!.slice(0, 3)).not.toEqual(found['normal']!.slice(3));
  });

  test('training twice gives the same losses bit for bit', async () => {
    expect(await trainSmallNetwork(engine, 10)).toEqual(await trainSmallNetwork(engine, 10));
  });

  test('nothing is left behind on the device', async () => {
    const before = memory().numTensors;
    const executable = await compileTotal();
    await executable.run(5, () => ones);
    await executable.run(1, () => ({})).catch(() => {});
    await executable.read(['total']);
    executable.dispose();
    expect(memory().numTensors).toBe(before);
  });

  test('a step leaves as many tensors as there were before it', async () => {
    const executable = await compileTotal();
    const before = memory().numTensors;
    await executable.run(5, () => ones);
    expect(memory().numTensors).toBe(before);
    executable.dispose();
  });
});
