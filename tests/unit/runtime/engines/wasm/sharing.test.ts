import { expect, test } from 'vitest';
import type { I32, Statement } from '../../../../../src/runtime/assembler/code';
import { i32 } from '../../../../../src/runtime/assembler/instructions';
import { eachIndex } from '../../../../../src/runtime/assembler/loops';
import { FunctionBuilder, ModuleBuilder } from '../../../../../src/runtime/assembler/module';
import { Sharing } from '../../../../../src/runtime/engines/wasm/sharing';

const units = 1000;

/** A module whose threads count, in the memory's first words, how often each unit is done: `run` does stage 0, `next` clears it. */
async function counting(): Promise<{ run: (thread: number, threads: number) => void; next: (thread: number, threads: number) => void; counts: () => number[] }> {
  const sharing = new Sharing(4 * units, [1, 1]);
  const module = new ModuleBuilder();
  const inThread = (name: string, body: (crew: { builder: FunctionBuilder; thread: I32; threads: I32 }) => Statement): void => {
    const builder = new FunctionBuilder(2);
    module.export(name, builder, body({ builder, thread: builder.parameter(0).value as I32, threads: builder.parameter(1).value as I32 }));
  };
  inThread('run', (crew) => sharing.share(crew, 0, 0, units, (begin, end) => eachIndex(crew.builder, begin, end, 1, (unit) => {
    const place = i32.multiply(unit, i32.const(4));
    return i32.store(place, i32.add(i32.load(place), i32.const(1)));
  })));
  inThread('next', (crew) => sharing.clearBefore(1, crew));
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const { exports } = (await WebAssembly.instantiate(module.build({ pages: 1, shared: true }), { env: { memory } })).instance;
  return { ...(exports as { run: () => void; next: () => void }), counts: () => [...new Int32Array(memory.buffer, 0, units)] };
}

test('a thread that comes first does what the others have not begun, and nothing is done twice', async () => {
  const { run, counts } = await counting();
  run(1, 3);
  expect(new Set(counts())).toEqual(new Set([1]));
  run(0, 3);
  run(2, 3);
  expect(new Set(counts())).toEqual(new Set([1]));
});

test('the units are there again once every thread has cleared its counters', async () => {
  const { run, next, counts } = await counting();
  for (let turn = 1; turn <= 3; turn++) {
    for (const thread of [0, 1]) run(thread, 2);
    for (const thread of [0, 1]) next(thread, 2);
    expect(new Set(counts())).toEqual(new Set([turn]));
  }
});
