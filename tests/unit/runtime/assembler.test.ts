import { expect, test } from 'vitest';
import { loopWhile, repeatWhile, sequence, signed, unsigned, when, type Statement } from '../../../src/runtime/assembler/code';
import { f32x4, i32, i32x4, v128 } from '../../../src/runtime/assembler/instructions';
import { FunctionBuilder, ModuleBuilder } from '../../../src/runtime/assembler/module';

const zero = i32.const(0);

/** Runs one function of two parameters and gives the memory as it is then. */
function run(write: (f: FunctionBuilder) => Statement, ...args: number[]): ArrayBuffer {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const builder = new FunctionBuilder(2);
  const module = new ModuleBuilder();
  module.export('run', builder, write(builder));
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.build({ pages: 1, shared: false })), { env: { memory } });
  (instance.exports.run as (...args: number[]) => void)(...args);
  return memory.buffer;
}

const result = (buffer: ArrayBuffer, count = 1) => [...new Int32Array(buffer, 0, count)];

test('numbers are written in as few bytes as they need', () => {
  expect([0, 127, 128, 624485].map(unsigned)).toEqual([[0], [0x7f], [0x80, 1], [0xe5, 0x8e, 0x26]]);
  expect([0, 63, 64, -1, -64, -123456].map(signed)).toEqual([[0], [0x3f], [0xc0, 0], [0x7f], [0x40], [0xc0, 0xbb, 0x78]]);
});

test('a loop adds up numbers, none where there are none', () => {
  const sum = (f: FunctionBuilder): Statement => {
    const [end, index, total] = [f.parameter(0), f.local('i32'), f.local('i32')];
    return sequence(
      loopWhile(i32.below(index.value, end.value), sequence(total.set(i32.add(total.value, index.value)), index.set(i32.add(index.value, i32.const(1))))),
      i32.store(zero, total.value),
    );
  };
  expect(result(run(sum, 5, 0))).toEqual([10]);
  expect(result(run(sum, 0, 0))).toEqual([0]);
});

test('a condition chooses, a loop at its end runs at least once', () => {
  const choose = (f: FunctionBuilder): Statement => sequence(
    when(i32.below(f.parameter(0).value, f.parameter(1).value), i32.store(zero, i32.const(7)), i32.store(zero, i32.const(-7))),
    repeatWhile(i32.store(zero, i32.add(i32.load(zero), i32.const(1))), zero),
  );
  expect(result(run(choose, 1, 2))).toEqual([8]);
  expect(result(run(choose, 2, 1))).toEqual([-6]);
});

test('another function is called', () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const module = new ModuleBuilder();
  const store = new FunctionBuilder(1);
  const call = module.add('store', store, i32.store(zero, i32.multiply(store.parameter(0).value, i32.const(3))));
  module.export('run', new FunctionBuilder(0), call(i32.const(5)));
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.build({ pages: 1, shared: false })), { env: { memory } });
  (instance.exports.run as () => void)();
  expect(result(memory.buffer)).toEqual([15]);
});

test('vectors are loaded, computed and shuffled', () => {
  const compute = (f: FunctionBuilder): Statement => {
    const x = f.local('v128');
    return sequence(
      x.set(i32x4.add(v128.const([1, 2, 3, 4], 'i32'), i32x4.splat(f.parameter(0).value))),
      v128.store(zero, v128.shuffle(x.value, x.value, [3, 2, 1, 0])),
      v128.store(zero, i32x4.fromFloat(f32x4.sqrt(v128.const([4, 9, 16, 25], 'f32'))), 16),
    );
  };
  expect(result(run(compute, 10, 0), 8)).toEqual([14, 13, 12, 11, 2, 3, 4, 5]);
});
