/** Elementwise kernels. */
import { numberAttribute, textAttribute } from '../../../tensor/ops/op';
import { broadcastOffsets, type Kernel } from './kernel';

function unary(compute: (x: number) => number): Kernel {
  return ([x]) => x!.data.map(compute);
}

function binary(compute: (x: number, y: number) => number): Kernel {
  return ([x, y], shape) => {
    const xOffsets = broadcastOffsets(x!.shape, shape);
    const yOffsets = broadcastOffsets(y!.shape, shape);
    return Float64Array.from(xOffsets, (offset, element) => compute(x!.data[offset]!, y!.data[yOffsets[element]!]!));
  };
}

const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

export const elementwiseKernels: Readonly<Record<string, Kernel>> = {
  add: binary((x, y) => x + y),
  sub: binary((x, y) => x - y),
  mul: binary((x, y) => x * y),
  div: binary((x, y) => x / y),
  maximum: binary(Math.max),
  minimum: binary(Math.min),
  greater: binary((x, y) => Number(x > y)),
  greaterEqual: binary((x, y) => Number(x >= y)),
  less: binary((x, y) => Number(x < y)),
  equal: binary((x, y) => Number(x === y)),
  select: ([condition, x, y], shape) => {
    const [c, a, b] = [condition!, x!, y!].map((input) => broadcastOffsets(input.shape, shape)) as [Int32Array, Int32Array, Int32Array];
    return Float64Array.from(c, (offset, element) => (condition!.data[offset] !== 0 ? x!.data[a[element]!]! : y!.data[b[element]!]!));
  },
  neg: unary((x) => -x),
  exp: unary(Math.exp),
  log: unary(Math.log),
  sqrt: unary(Math.sqrt),
  rsqrt: unary((x) => 1 / Math.sqrt(x)),
  square: unary((x) => x * x),
  abs: unary(Math.abs),
  reciprocal: unary((x) => 1 / x),
  tanh: unary(Math.tanh),
  sigmoid: unary((x) => 1 / (1 + Math.exp(-x))),
  softplus: unary(softplus),
  relu: unary((x) => Math.max(x, 0)),
  sin: unary(Math.sin),
  cos: unary(Math.cos),
  stopGradient: unary((x) => x),
  leakyRelu: ([x], _, attributes) => x!.data.map((value) => (value > 0 ? value : value * numberAttribute(attributes, 'slope'))),
  step: ([x], _, attributes) => x!.data.map((value) => (value > 0 ? 1 : numberAttribute(attributes, 'otherwise'))),
  cast: ([x], _, attributes) => (textAttribute(attributes, 'dtype') === 'i32' ? x!.data.map(Math.trunc) : x!.data.slice()),
};
