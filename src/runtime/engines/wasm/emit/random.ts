/** The numbers of CounterRandom, eight at once: the same bits for uniforms, the same to rounding for normals. */
import { numberAttribute } from '../../../tensor/ops/op';
import type { Operation } from '../../../tensor/program';
import { threefry2x32 } from '../../../tensor/random';
import type { Code, I32, V128 } from '../assembler/code';
import { f32x4, i32, i32x4, v128 } from '../assembler/instructions';
import type { Arithmetic } from './arithmetic';
import type { Block } from './block';
import { log, turned } from './functions';

/** What threefry needs, of one number or of four. */
interface Words<T extends 'i32' | 'v128'> {
  readonly add: (x: Code<T>, y: Code<T>) => Code<T>;
  readonly xor: (x: Code<T>, y: Code<T>) => Code<T>;
  readonly rotate: (x: Code<T>, bits: number) => Code<T>;
  readonly whole: (value: number) => Code<T>;
  readonly keep: (value: Code<T>) => Code<T>;
}

const rotations = [[13, 15, 26, 6], [17, 29, 16, 24]] as const;
const parity = 0x1bd11bda;

/** Threefry-2x32 with 20 rounds, as in runtime/tensor/random.ts. */
function threefry<T extends 'i32' | 'v128'>(w: Words<T>, [key0, key1]: readonly Code<T>[], [counter0, counter1]: readonly Code<T>[]): [Code<T>, Code<T>] {
  const keys = [key0!, key1!, w.keep(w.xor(w.xor(key0!, key1!), w.whole(parity)))];
  let x0 = w.keep(w.add(counter0!, key0!));
  let x1 = w.keep(w.add(counter1!, key1!));
  for (let group = 0; group < 5; group++) {
    for (const bits of rotations[group % 2]!) {
      x0 = w.keep(w.add(x0, x1));
      x1 = w.keep(w.xor(w.rotate(x1, bits), x0));
    }
    x0 = w.keep(w.add(x0, keys[(group + 1) % 3]!));
    x1 = w.keep(w.add(x1, w.keep(w.add(keys[(group + 2) % 3]!, w.whole(group + 1)))));
  }
  return [x0, x1];
}

const scalarWords = (block: Block): Words<'i32'> => ({ add: i32.add, xor: i32.xor, rotate: (x, bits) => i32.rotateLeft(x, i32.const(bits)), whole: i32.const, keep: (value) => block.let(value) });

const vectorWords = (a: Arithmetic): Words<'v128'> => ({
  add: i32x4.add,
  xor: v128.xor,
  rotate: (x, bits) => v128.or(i32x4.shiftLeft(x, bits), i32x4.shiftRightUnsigned(x, 32 - bits)),
  whole: (value) => a.whole(value),
  keep: (value) => a.let(value),
});

/** The key of an operation's numbers at one step, in all lanes: computed once, outside of loops. */
export function stepKey(block: Block, { attributes }: Operation, step: I32): [V128, V128] {
  const seed = numberAttribute(attributes, 'seed');
  const stream = numberAttribute(attributes, 'stream');
  const words = new Uint32Array(2);
  threefry2x32(seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0, stream, Math.floor(stream / 2 ** 32), words, 0);
  const keys = [...words].map((word) => i32.const(word | 0));
  const [key0, key1] = threefry(scalarWords(block), keys, [step, i32.const(0)]);
  return [block.let(i32x4.splat(key0)), block.let(i32x4.splat(key1))];
}

/** Elements `first` to `first + 7`, where `first` is a multiple of 8, as two vectors. */
export function randomEight(a: Arithmetic, { op }: Operation, key: readonly [V128, V128], first: I32): [V128, V128] {
  const pair = i32x4.splat(i32.shiftRight(first, i32.const(1)));
  const counters = a.let(i32x4.add(pair, v128.const([0, 1, 2, 3], 'i32')));
  const [left, right] = threefry(vectorWords(a), key, [counters, a.whole(0)]).map((word) => uniform(a, word)) as [V128, V128];
  if (op === 'randomUniform') return interleaved(left, right);
  const logarithm = log(a, a.let(f32x4.subtract(a.number(1), left)));
  const radius = a.let(f32x4.sqrt(f32x4.multiply(a.number(-2), logarithm)));
  const { cosine, sine } = turned(a, right);
  return interleaved(a.let(f32x4.multiply(radius, cosine)), a.let(f32x4.multiply(radius, sine)));
}

/** In [0, 1), with 24 bits. */
function uniform(a: Arithmetic, word: V128): V128 {
  return a.let(f32x4.multiply(f32x4.fromInteger(i32x4.shiftRightUnsigned(word, 8)), a.number(2 ** -24)));
}

function interleaved(left: V128, right: V128): [V128, V128] {
  return [v128.shuffle(left, right, [0, 4, 1, 5]), v128.shuffle(left, right, [2, 6, 3, 7])];
}
