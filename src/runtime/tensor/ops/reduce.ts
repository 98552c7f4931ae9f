/** Reductions over axes. The attribute `axes` holds sorted axes counted from the front. */
import type { Value } from '../program';
import { broadcastTo, div, equal, mul, reshape, sum } from '../operations';
import { positiveAxes, reducedShape, ShapeError, sizeOf } from '../shapes';
import { flagAttribute, numbersAttribute, type GradientContext, type OpRecord } from './op';

function reduction(name: string, gradient: (context: GradientContext, upstream: Value) => Value): OpRecord {
  return {
    name,
    shape: (args, attributes) => {
      const { shape } = args[0]!;
      const axes = positiveAxes(numbersAttribute(attributes, 'axes'), shape.length);
      if (!axes) throw new ShapeError(name, [shape], `no such axes: ${numbersAttribute(attributes, 'axes').join(', ')}`);
      return reducedShape(shape, axes, flagAttribute(attributes, 'keepDims'));
    },
    gradient: (context) => {
      const kept = reducedShape(context.args[0]!.shape, numbersAttribute(context.attributes, 'axes'), true);
      return gradient(context, reshape(context.builder, context.upstream, kept));
    },
    flops: (args) => sizeOf(args[0]!),
  };
}

export const reduceOps: readonly OpRecord[] = [
  reduction('sum', ({ builder, args }, upstream) => broadcastTo(builder, upstream, args[0]!.shape)),
  reduction('mean', ({ builder, args, result }, upstream) => {
    const count = sizeOf(args[0]!.shape) / sizeOf(result.shape);
    return broadcastTo(builder, mul(builder, upstream, 1 / count), args[0]!.shape);
  }),
  reduction('max', ({ builder, args, attributes, result }, upstream) => {
    const mask = equal(builder, args[0]!, reshape(builder, result, upstream.shape));
    const share = div(builder, upstream, sum(builder, mask, numbersAttribute(attributes, 'axes'), true));
    return mul(builder, mask, share);
  }),
];
