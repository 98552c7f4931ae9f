/** The instructions that kernels use. Addresses are in bytes; every `offset` is added to one. */
import { code, signed, unsigned, type Bytes, type Code, type F32, type I32, type Statement, type Type, type V128 } from './code';

type Unary<A extends Type, R extends Type> = (value: Code<A>) => Code<R>;
type Binary<A extends Type, R extends Type> = (left: Code<A>, right: Code<A>) => Code<R>;
type Load<T extends Type> = (address: I32, offset?: number) => Code<T>;
type Store<T extends Type> = (address: I32, value: Code<T>, offset?: number) => Statement;

const [simdPrefix, atomicPrefix] = [0xfd, 0xfe];
const simd = (opcode: number): Bytes => [simdPrefix, unsigned(opcode)];

const unary = <A extends Type, R extends Type>(type: R, opcode: Bytes): Unary<A, R> => (value) => code(type, [value.bytes, opcode]);
const binary = <A extends Type, R extends Type>(type: R, opcode: Bytes): Binary<A, R> => (left, right) => code(type, [left.bytes, right.bytes, opcode]);
const place = (alignment: number, offset: number): Bytes => [alignment, unsigned(offset)];
const load = <T extends Type>(type: T, opcode: Bytes, alignment: number): Load<T> => (address, offset = 0) => code(type, [address.bytes, opcode, place(alignment, offset)]);
const store = <T extends Type>(opcode: Bytes, alignment: number): Store<T> => (address, value, offset = 0) =>
  code('none', [address.bytes, value.bytes, opcode, place(alignment, offset)]);

export const i32 = {
  const: (value: number): I32 => code('i32', [0x41, signed(value)]),
  load: load('i32', [0x28], 2),
  store: store<'i32'>([0x36], 2),
  isZero: unary<'i32', 'i32'>('i32', [0x45]),
  equal: binary<'i32', 'i32'>('i32', [0x46]),
  notEqual: binary<'i32', 'i32'>('i32', [0x47]),
  below: binary<'i32', 'i32'>('i32', [0x49]),
  add: binary<'i32', 'i32'>('i32', [0x6a]),
  subtract: binary<'i32', 'i32'>('i32', [0x6b]),
  multiply: binary<'i32', 'i32'>('i32', [0x6c]),
  /** Of unsigned numbers. */
  divide: binary<'i32', 'i32'>('i32', [0x6e]),
  remainder: binary<'i32', 'i32'>('i32', [0x70]),
  and: binary<'i32', 'i32'>('i32', [0x71]),
  xor: binary<'i32', 'i32'>('i32', [0x73]),
  shiftRight: binary<'i32', 'i32'>('i32', [0x76]),
  rotateLeft: binary<'i32', 'i32'>('i32', [0x77]),
  select: (condition: I32, then: I32, otherwise: I32): I32 => code('i32', [then.bytes, otherwise.bytes, condition.bytes, 0x1b]),
} as const;

export const f32 = {
  greater: binary<'f32', 'i32'>('i32', [0x5e]),
} as const;

/** A number as the four bytes that hold it, lowest first. */
function littleEndian(value: number, dtype: 'f32' | 'i32'): number[] {
  const bytes = new DataView(new ArrayBuffer(4));
  if (dtype === 'f32') bytes.setFloat32(0, value, true);
  else bytes.setInt32(0, value, true);
  return [0, 1, 2, 3].map((index) => bytes.getUint8(index));
}

type Lanes = readonly [number, number, number, number];

const lanewise = (opcode: number): Binary<'v128', 'v128'> => binary<'v128', 'v128'>('v128', simd(opcode));
const oneVector = (opcode: number): Unary<'v128', 'v128'> => unary<'v128', 'v128'>('v128', simd(opcode));
const shift = (opcode: number) => (value: V128, bits: number): V128 => code('v128', [value.bytes, i32.const(bits).bytes, simd(opcode)]);

export const v128 = {
  load: load('v128', simd(0x00), 2),
  /** One number of 32 bits in all lanes. */
  loadSplat: load('v128', simd(0x09), 2),
  loadLane: (into: V128, lane: number, address: I32, offset = 0): V128 => code('v128', [address.bytes, into.bytes, simd(0x56), place(2, offset), lane]),
  store: store<'v128'>(simd(0x0b), 2),
  storeLane: (address: I32, value: V128, lane: number, offset = 0): Statement => code('none', [address.bytes, value.bytes, simd(0x5a), place(2, offset), lane]),
  /** One number in all lanes. */
  uniform: (value: number, dtype: 'f32' | 'i32'): V128 => v128.const([value, value, value, value], dtype),
  const: (lanes: Lanes, dtype: 'f32' | 'i32'): V128 => code('v128', [simd(0x0c), lanes.map((value) => littleEndian(value, dtype))]),
  /** Lanes of two vectors, 0 to 3 of the first and 4 to 7 of the second. */
  shuffle: (first: V128, second: V128, lanes: Lanes): V128 =>
    code('v128', [first.bytes, second.bytes, simd(0x0d), lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte))]),
  not: oneVector(0x4d),
  and: lanewise(0x4e),
  or: lanewise(0x50),
  xor: lanewise(0x51),
  /** `then` where the mask's bits are set. */
  select: (mask: V128, then: V128, otherwise: V128): V128 => code('v128', [then.bytes, otherwise.bytes, mask.bytes, simd(0x52)]),
} as const;

export const i32x4 = {
  splat: unary<'i32', 'v128'>('v128', simd(0x11)),
  lane: (value: V128, lane: number): I32 => code('i32', [value.bytes, simd(0x1b), lane]),
  withLane: (value: V128, lane: number, number: I32): V128 => code('v128', [value.bytes, number.bytes, simd(0x1c), lane]),
  equal: lanewise(0x37),
  less: lanewise(0x39),
  greater: lanewise(0x3b),
  greaterEqual: lanewise(0x3f),
  abs: oneVector(0xa0),
  negate: oneVector(0xa1),
  shiftLeft: shift(0xab),
  shiftRight: shift(0xac),
  shiftRightUnsigned: shift(0xad),
  add: lanewise(0xae),
  subtract: lanewise(0xb1),
  multiply: lanewise(0xb5),
  min: lanewise(0xb6),
  minUnsigned: lanewise(0xb7),
  max: lanewise(0xb8),
  /** Towards zero; the nearest that there is where the number is too large, zero where it is none. */
  fromFloat: oneVector(0xf8),
} as const;

export const f32x4 = {
  lane: (value: V128, lane: number): F32 => code('f32', [value.bytes, simd(0x1f), lane]),
  equal: lanewise(0x41),
  less: lanewise(0x43),
  greater: lanewise(0x44),
  greaterEqual: lanewise(0x46),
  nearest: oneVector(0x6a),
  abs: oneVector(0xe0),
  negate: oneVector(0xe1),
  sqrt: oneVector(0xe3),
  add: lanewise(0xe4),
  subtract: lanewise(0xe5),
  multiply: lanewise(0xe6),
  divide: lanewise(0xe7),
  max: lanewise(0xe9),
  /** The second where it is less, else the first: as fast as the processor can. */
  pseudoMin: lanewise(0xea),
  /** The second where the first is less, else the first. */
  pseudoMax: lanewise(0xeb),
  fromInteger: oneVector(0xfa),
  /** a * b + c in one rounding, where the processor has it. */
  relaxedMultiplyAdd: (a: V128, b: V128, c: V128): V128 => code('v128', [a.bytes, b.bytes, c.bytes, simd(0x105)]),
} as const;

export const f64x2 = {
  fromLowIntegers: oneVector(0xfe),
  divide: lanewise(0xf3),
  /** The two results in the lower lanes, zeros in the others. */
  toIntegers: oneVector(0xfc),
} as const;

const atomic = (opcode: number, offset: number): Bytes => [atomicPrefix, opcode, place(2, offset)];
const forever: Bytes = [0x42, 0x7f];

export const atomics = {
  load: (address: I32, offset = 0): I32 => code('i32', [address.bytes, atomic(0x10, offset)]),
  store: (address: I32, value: I32, offset = 0): Statement => code('none', [address.bytes, value.bytes, atomic(0x17, offset)]),
  /** Gives the number of before. */
  add: (address: I32, value: I32, offset = 0): I32 => code('i32', [address.bytes, value.bytes, atomic(0x1e, offset)]),
  /** Sleeps until another thread wakes this one, unless the number is no longer the expected one. */
  wait: (address: I32, expected: I32, offset = 0): I32 => code('i32', [address.bytes, expected.bytes, forever, atomic(0x01, offset)]),
  /** Wakes so many sleeping threads and gives how many there were. */
  notify: (address: I32, count: I32, offset = 0): I32 => code('i32', [address.bytes, count.bytes, atomic(0x00, offset)]),
} as const;
