/** Instructions of WebAssembly as values: typed pieces of code that are put together like expressions. */

/** Types of values; `none` is a statement's, which leaves nothing behind. */
export type Type = 'i32' | 'f32' | 'v128' | 'none';

/** Bytes in nested lists, so that putting pieces together copies nothing. */
export type Bytes = readonly (number | Bytes)[];

/** Code that leaves one value of type `T` on the stack. */
export interface Code<T extends Type> {
  readonly type: T;
  readonly bytes: Bytes;
}

export type I32 = Code<'i32'>;
export type F32 = Code<'f32'>;
export type V128 = Code<'v128'>;
export type Statement = Code<'none'>;

export function code<T extends Type>(type: T, bytes: Bytes): Code<T> {
  return { type, bytes };
}

/** An unsigned number in LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  return [...bytes, rest];
}

/** A signed 32-bit number in LEB128. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (; rest > 0x3f || rest < -0x40; rest >>= 7) bytes.push((rest & 0x7f) | 0x80);
  return [...bytes, rest & 0x7f];
}

/** Writes nested bytes behind one another. */
export function flatten(bytes: Bytes, target: number[] = []): number[] {
  for (const part of bytes) {
    if (typeof part === 'number') target.push(part);
    else flatten(part, target);
  }
  return target;
}

export function sequence(...statements: readonly Statement[]): Statement {
  return code('none', statements.map(({ bytes }) => bytes));
}

const empty = 0x40;
const [block, loop, branch, end] = [0x02, 0x03, 0x04, 0x0b];
const [otherwiseMark, jump, jumpIf, drop_] = [0x05, 0x0c, 0x0d, 0x1a];

export function when(condition: I32, then: Statement, otherwise?: Statement): Statement {
  return code('none', [condition.bytes, branch, empty, then.bytes, otherwise ? [otherwiseMark, otherwise.bytes] : [], end]);
}

/** Repeats while the condition, computed after the body, holds: at least once. */
export function repeatWhile(body: Statement, condition: I32): Statement {
  return code('none', [loop, empty, body.bytes, condition.bytes, jumpIf, 0, end]);
}

/** Repeats as long as the condition, computed before the body, holds. */
export function loopWhile(condition: I32, body: Statement): Statement {
  const isZero = 0x45;
  return code('none', [block, empty, loop, empty, condition.bytes, isZero, jumpIf, 1, body.bytes, jump, 0, end, end]);
}

export function drop(value: Code<Exclude<Type, 'none'>>): Statement {
  return code('none', [value.bytes, drop_]);
}
