/** The numbers of CounterRandom, many at once: the same bits for uniforms, the same to rounding for normals. */
import { numberAttribute } from '../../../tensor/ops/op';
import type { Operation } from '../../../tensor/program';
import { threefry2x32 } from '../../../tensor/random';
import type { I32, V128 } from '../../../assembler/code';
import { f32x4, i32, i32x4, v128 } from '../../../assembler/instructions';
import type { Arithmetic } from './arithmetic';
import type { Block } from './block';
import { logOfPositive, turned } from './functions';

/** What threefry needs, of one number or of many. */
interface Words<T> {
  readonly add: (x: T, y: T) => T;
  readonly xor: (x: T, y: T) => T;
  readonly rotate: (x: T, bits: number) => T;
  readonly whole: (value: number) => T;
  readonly keep: (value: T) => T;
}

const rotations = [[13, 15, 26, 6], [17, 29, 16, 24]] as const;
const parity = 0x1bd11bda;

/** Threefry-2x32 with 20 rounds, as in runtime/tensor/random.ts. */
function threefry<T>(w: Words<T>, [key0, key1]: readonly [T, T], [counter0, counter1]: readonly [T, T]): [T, T] {
  const keys = [key0, key1, w.keep(w.xor(w.xor(key0, key1), w.whole(parity)))];
  let x0 = w.keep(w.add(counter0, key0));
  let x1 = w.keep(w.add(counter1, key1));
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

const scalarWords = (block: Block): Words<I32> => ({ add: i32.add, xor: i32.xor, rotate: (x, bits) => i32.rotateLeft(x, i32.const(bits)), whole: i32.const, keep: (value) => block.let(value) });

const rotate = (x: V128, bits: number): V128 => v128.or(i32x4.shiftLeft(x, bits), i32x4.shiftRightUnsigned(x, 32 - bits));

/** Several vectors in turn: each round waits for the one before, so that one vector alone leaves the processor idle. A single vector stands for all. */
const vectorWords = (a: Arithmetic): Words<readonly V128[]> => {
  const both = (compute: (x: V128, y: V128) => V128) => (x: readonly V128[], y: readonly V128[]): V128[] =>
    Array.from({ length: Math.max(x.length, y.length) }, (_, index) => compute(x[index % x.length]!, y[index % y.length]!));
  return {
    add: both(i32x4.add),
    xor: both(v128.xor),
    rotate: (x, bits) => x.map((one) => rotate(one, bits)),
    whole: (value) => [a.whole(value)],
    keep: (values) => values.map((value) => a.let(value)),
  };
};

/** The key of an operation's numbers at one step, in all lanes: computed once, outside of loops. */
export function stepKey(block: Block, { attributes }: Operation, step: I32): [V128, V128] {
  const seed = numberAttribute(attributes, 'seed');
  const stream = numberAttribute(attributes, 'stream');
  const words = new Uint32Array(2);
  threefry2x32(seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0, stream, Math.floor(stream / 2 ** 32), words, 0);
  const [word0, word1] = [...words].map((word) => i32.const(word | 0)) as [I32, I32];
  const [key0, key1] = threefry(scalarWords(block), [word0, word1], [step, i32.const(0)]);
  return [block.let(i32x4.splat(key0)), block.let(i32x4.splat(key1))];
}

/** Elements of `first` to before `first + 4 * vectors`, where `first` is even and `vectors` a multiple of 4. */
export function randomVectors(a: Arithmetic, { op }: Operation, [key0, key1]: readonly [V128, V128], first: I32, vectors: number): V128[] {
  const pair = a.let(i32x4.splat(i32.shiftRight(first, i32.const(1))));
  const counters = Array.from({ length: vectors / 4 }, (_, block) => [0, 2].map((low) => a.let(i32x4.add(pair, v128.const(countersFrom(8 * block + low), 'i32'))))).flat();
  const [lefts, rights] = threefry(vectorWords(a), [[key0], [key1]], [counters, [a.whole(0)]]);
  const numbers = lefts.map((word, index): [V128, V128] => {
    const [left, right] = [uniform(a, word), uniform(a, rights[index]!)];
    if (op === 'randomUniform') return [left, right];
    const logarithm = logOfPositive(a, a.let(f32x4.subtract(a.number(1), left)));
    const radius = a.let(f32x4.sqrt(f32x4.multiply(a.number(-2), logarithm)));
    const { cosine, sine } = turned(a, right);
    return [a.let(f32x4.multiply(radius, cosine)), a.let(f32x4.multiply(radius, sine))];
  });
  const low = numbers.map(([left, right]) => a.let(v128.shuffle(left, right, [0, 4, 1, 5])));
  const high = numbers.map(([left, right]) => a.let(v128.shuffle(left, right, [2, 6, 3, 7])));
  return Array.from({ length: vectors }, (_, vector) => (vector % 4 < 2 ? low : high)[2 * Math.floor(vector / 4) + (vector % 2)]!);
}

/** The pairs of two vectors that are four vectors apart from the next two, so that neighbours come out of the same shuffle of two different vectors. */
const countersFrom = (first: number): [number, number, number, number] => [first, first + 1, first + 4, first + 5];

/** In [0, 1), with 24 bits. */
function uniform(a: Arithmetic, word: V128): V128 {
  return a.let(f32x4.multiply(f32x4.fromInteger(i32x4.shiftRightUnsigned(word, 8)), a.number(2 ** -24)));
}
