/** Elementwise operations on four elements. A number that is not finite stays so. */
import { numberAttribute } from '../../../tensor/ops/op';
import type { DType, Operation } from '../../../tensor/program';
import type { V128 } from '../../../assembler/code';
import { f32x4, f64x2, i32x4, v128 } from '../../../assembler/instructions';
import type { Arithmetic } from './arithmetic';
import { cos, exp, log, sigmoid, sin, softplus, tanh } from './functions';

type Formula = (a: Arithmetic, args: readonly V128[], operation: Operation) => V128;

const two = (compute: (x: V128, y: V128) => V128): Formula => (_, [x, y]) => compute(x!, y!);
const one = (compute: (x: V128) => V128): Formula => (_, [x]) => compute(x!);
const formula = (compute: (a: Arithmetic, x: V128) => V128): Formula => (a, [x]) => compute(a, x!);
/** 1 where the comparison holds. */
const truth = (compare: (x: V128, y: V128) => V128): Formula => (a, [x, y]) => v128.and(compare(x!, y!), a.number(1));

const isNone = (x: V128): V128 => v128.not(f32x4.equal(x, x));

const floats: Readonly<Record<string, Formula>> = {
  add: two(f32x4.add),
  sub: two(f32x4.subtract),
  mul: two(f32x4.multiply),
  div: two(f32x4.divide),
  maximum: two((x, y) => v128.select(v128.or(f32x4.less(x, y), isNone(y)), y, x)),
  minimum: two((x, y) => v128.select(v128.or(f32x4.less(y, x), isNone(y)), y, x)),
  greater: truth(f32x4.greater),
  greaterEqual: truth(f32x4.greaterEqual),
  less: truth(f32x4.less),
  equal: truth(f32x4.equal),
  neg: one(f32x4.negate),
  exp: formula(exp),
  log: formula(log),
  sqrt: one(f32x4.sqrt),
  rsqrt: (a, [x]) => f32x4.divide(a.number(1), f32x4.sqrt(x!)),
  square: one((x) => f32x4.multiply(x, x)),
  abs: one(f32x4.abs),
  reciprocal: (a, [x]) => f32x4.divide(a.number(1), x!),
  tanh: formula(tanh),
  sigmoid: formula(sigmoid),
  softplus: formula(softplus),
  sin: formula(sin),
  cos: formula(cos),
  relu: (a, [x]) => f32x4.pseudoMax(x!, a.number(0)),
  leakyRelu: (a, [x], { attributes }) => {
    const isNegative = f32x4.less(x!, a.number(0));
    return v128.select(isNegative, f32x4.multiply(x!, a.number(numberAttribute(attributes, 'slope'))), x!);
  },
  step: (a, [x], { attributes }) => v128.select(f32x4.greater(x!, a.number(0)), a.number(1), a.number(numberAttribute(attributes, 'otherwise'))),
};

const integers: Readonly<Record<string, Formula>> = {
  add: two(i32x4.add),
  sub: two(i32x4.subtract),
  mul: two(i32x4.multiply),
  div: (a, [x, y]) => {
    const quotients = (shift: 0 | 2): V128 => {
      const low = (value: V128): V128 => f64x2.fromLowIntegers(shift === 0 ? value : v128.shuffle(value, value, [2, 3, 2, 3]));
      return a.let(f64x2.toIntegers(f64x2.divide(low(x!), low(y!))));
    };
    return v128.shuffle(quotients(0), quotients(2), [0, 1, 4, 5]);
  },
  maximum: two(i32x4.max),
  minimum: two(i32x4.min),
  greater: truth(i32x4.greater),
  greaterEqual: truth(i32x4.greaterEqual),
  less: truth(i32x4.less),
  equal: truth(i32x4.equal),
  neg: one(i32x4.negate),
  square: one((x) => i32x4.multiply(x, x)),
  abs: one(i32x4.abs),
  relu: (a, [x]) => i32x4.max(x!, a.whole(0)),
  step: (a, [x], { attributes }) => v128.select(i32x4.greater(x!, a.whole(0)), a.whole(1), a.whole(numberAttribute(attributes, 'otherwise'))),
};

/** The result of an elementwise operation whose arguments have these types. Throws where there is no formula. */
export function pointwise(a: Arithmetic, operation: Operation, args: readonly V128[], types: readonly DType[]): V128 {
  const { op, dtype } = operation;
  const source = types[0]!;
  if (op === 'select') {
    const isZero = source === 'i32' ? i32x4.equal(args[0]!, a.whole(0)) : f32x4.equal(args[0]!, a.number(0));
    return v128.select(isZero, args[2]!, args[1]!);
  }
  if (op === 'cast') return source === dtype ? args[0]! : (dtype === 'i32' ? i32x4.fromFloat : f32x4.fromInteger)(args[0]!);
  const found = (source === 'i32' ? integers : floats)[op];
  if (!found) throw new Error(`There is no formula for ${op} of ${source}`);
  return found(a, args, operation);
}
