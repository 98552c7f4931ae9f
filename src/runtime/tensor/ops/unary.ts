/** Elementwise operations on one operand. */
import { cos, div, mul, neg, sigmoid, sin, square, step, sub } from '../operations';
import type { Value } from '../program';
import { numberAttribute, type GradientContext, type OpRecord } from './op';
import { sizeOf } from '../shapes';

function unary(name: string, gradient: (context: GradientContext & { readonly x: Value }) => Value | null, flops = 1): OpRecord {
  return {
    name,
    shape: (args) => args[0]!.shape,
    gradient: (context) => gradient({ ...context, x: context.args[0]! }),
    flops: (_, result) => flops * sizeOf(result),
  };
}

/** What a transcendental function costs beside an addition, roughly. */
const transcendental = 8;

export const unaryOps: readonly OpRecord[] = [
  unary('neg', ({ builder, upstream }) => neg(builder, upstream)),
  unary('exp', ({ builder, upstream, result }) => mul(builder, upstream, result), transcendental),
  unary('log', ({ builder, upstream, x }) => div(builder, upstream, x), transcendental),
  unary('sqrt', ({ builder, upstream, result }) => div(builder, mul(builder, upstream, 0.5), result)),
  unary('rsqrt', ({ builder, upstream, x, result }) => mul(builder, mul(builder, upstream, -0.5), div(builder, result, x))),
  unary('square', ({ builder, upstream, x }) => mul(builder, upstream, mul(builder, x, 2))),
  unary('abs', ({ builder, upstream, x }) => mul(builder, upstream, sub(builder, step(builder, x), step(builder, neg(builder, x))))),
  unary('reciprocal', ({ builder, upstream, result }) => neg(builder, mul(builder, upstream, square(builder, result)))),
  unary('tanh', ({ builder, upstream, result }) => mul(builder, upstream, sub(builder, 1, square(builder, result))), transcendental),
  unary('sigmoid', ({ builder, upstream, result }) => mul(builder, upstream, mul(builder, result, sub(builder, 1, result))), transcendental),
  unary('softplus', ({ builder, upstream, x }) => mul(builder, upstream, sigmoid(builder, x)), transcendental),
  unary('relu', ({ builder, upstream, result }) => mul(builder, upstream, step(builder, result))),
  unary('leakyRelu', ({ builder, upstream, x, attributes }) => mul(builder, upstream, step(builder, x, numberAttribute(attributes, 'slope')))),
  unary('step', () => null),
  unary('sin', ({ builder, upstream, x }) => mul(builder, upstream, cos(builder, x)), transcendental),
  unary('cos', ({ builder, upstream, x }) => neg(builder, mul(builder, upstream, sin(builder, x))), transcendental),
  unary('stopGradient', () => null, 0),
];
