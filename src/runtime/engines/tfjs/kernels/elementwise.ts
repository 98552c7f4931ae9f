/** Elementwise kernels. */
import {
  abs, add, cast, clone, cos, div, equal, exp, greater, greaterEqual, leakyRelu, less, log, maximum, minimum, mul, neg, notEqual,
  reciprocal, relu, rsqrt, sigmoid, sin, softplus, sqrt, square, step, sub, tanh, where, type Tensor,
} from '@tensorflow/tfjs-core';
import { numberAttribute, textAttribute } from '../../../tensor/ops/op';
import { type Kernel, asFloats } from './kernel';

const unary = (compute: (x: Tensor) => Tensor): Kernel => ([x]) => compute(x!);
const binary = (compute: (x: Tensor, y: Tensor) => Tensor): Kernel => ([x, y]) => compute(x!, y!);
const comparison = (compute: (x: Tensor, y: Tensor) => Tensor): Kernel => ([x, y], _operation, device) => asFloats(compute(x!, y!), device);

export const elementwiseKernels: Readonly<Record<string, Kernel>> = {
  add: binary(add),
  sub: binary(sub),
  mul: binary(mul),
  div: binary(div),
  maximum: binary(maximum),
  minimum: binary(minimum),
  greater: comparison(greater),
  greaterEqual: comparison(greaterEqual),
  less: comparison(less),
  equal: comparison(equal),
  select: ([condition, x, y]) => where(notEqual(condition!, 0), x!, y!),
  neg: unary(neg),
  exp: unary(exp),
  log: unary(log),
  sqrt: unary(sqrt),
  rsqrt: unary(rsqrt),
  square: unary(square),
  abs: unary(abs),
  reciprocal: unary(reciprocal),
  tanh: unary(tanh),
  sigmoid: unary(sigmoid),
  softplus: unary(softplus),
  relu: unary(relu),
  sin: unary(sin),
  cos: unary(cos),
  stopGradient: unary(clone),
  leakyRelu: ([x], { attributes }) => leakyRelu(x!, numberAttribute(attributes, 'slope')),
  step: ([x], { attributes }) => step(x!, numberAttribute(attributes, 'otherwise')),
  cast: ([x], { attributes }, device) => (textAttribute(attributes, 'dtype') === 'i32' ? cast(x!, 'int32') : asFloats(x!, device)),
};
