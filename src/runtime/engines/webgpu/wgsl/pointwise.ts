/** Elementwise operations as WGSL expressions. A number that is not finite stays so: no min, max or clamp. */
import { numberAttribute, type Attributes } from '../../../tensor/ops/op';
import type { DType } from '../../../tensor/program';
import { literal } from './literal';

type Expression = (args: readonly string[], dtype: DType, attributes: Attributes) => string;

const comparison = (operator: string): Expression => ([x, y]) => `select(0.0f, 1.0f, ${x} ${operator} ${y})`;
const call = (name: string): Expression => ([x]) => `${name}(${x})`;

/** The larger of two, or the one that is not a number. */
export function largerOf(x: string, y: string): string {
  return `select(${x}, ${y}, ${x} < ${y} || !(${y} == ${y}))`;
}

export const pointwise: Readonly<Record<string, Expression>> = {
  add: ([x, y]) => `${x} + ${y}`,
  sub: ([x, y]) => `${x} - ${y}`,
  mul: ([x, y]) => `${x} * ${y}`,
  div: ([x, y]) => `${x} / ${y}`,
  maximum: ([x, y]) => largerOf(x!, y!),
  minimum: ([x, y]) => `select(${x}, ${y}, ${y} < ${x} || !(${y} == ${y}))`,
  greater: comparison('>'),
  greaterEqual: comparison('>='),
  less: comparison('<'),
  equal: comparison('=='),
  select: ([condition, x, y]) => `select(${y}, ${x}, ${condition} != 0)`,
  neg: ([x]) => `-${x}`,
  exp: call('exponential'),
  log: call('log'),
  sqrt: call('sqrt'),
  rsqrt: call('inverseSqrt'),
  square: ([x]) => `${x} * ${x}`,
  abs: call('abs'),
  reciprocal: ([x]) => `1.0f / ${x}`,
  tanh: call('tangent'),
  sigmoid: call('sigmoid'),
  softplus: call('softplus'),
  sin: call('sin'),
  cos: call('cos'),
  relu: ([x], dtype) => `select(${x}, ${literal(0, dtype)}, ${x} < ${literal(0, dtype)})`,
  leakyRelu: ([x], _, attributes) => `select(${x}, ${x} * ${literal(numberAttribute(attributes, 'slope'), 'f32')}, ${x} < 0.0f)`,
  step: ([x], dtype, attributes) => `select(${literal(numberAttribute(attributes, 'otherwise'), dtype)}, ${literal(1, dtype)}, ${x} > ${literal(0, dtype)})`,
  cast: ([x], dtype) => `${dtype}(${x})`,
};

/** Functions that the expressions call. Those of some devices give a number for what is none. */
export const pointwiseFunctions = `
fn unlessNone(result: f32, x: f32) -> f32 {
  return select(x, result, x == x);
}
fn exponential(x: f32) -> f32 {
  return unlessNone(exp(x), x);
}
fn sigmoid(x: f32) -> f32 {
  let e = exp(-abs(x));
  return unlessNone(select(1.0f, e, x < 0.0f) / (1.0f + e), x);
}
fn softplus(x: f32) -> f32 {
  return unlessNone(select(0.0f, x, x > 0.0f) + log(1.0f + exp(-abs(x))), x);
}
// Some implementations of tanh overflow far from zero.
fn tangent(x: f32) -> f32 {
  let e = exp(-2.0f * abs(x));
  let far = (1.0f - e) / (1.0f + e);
  let square = x * x;
  let near = abs(x) * (1.0f + square * (-0.33333334f + square * 0.13333334f));
  return unlessNone(select(1.0f, -1.0f, x < 0.0f) * select(far, near, abs(x) < 0.05f), x);
}
`;
