/** Softmax and its logarithm along the last axis. */
import { exp, mul, sub, sum } from '../operations';
import { ShapeError, sizeOf, type Shape } from '../shapes';
import type { Value } from '../program';
import type { OpRecord } from './op';

const flops = (_: readonly Shape[], result: Shape): number => 10 * sizeOf(result);

function lastAxisShape(name: string, args: readonly Value[]): Shape {
  if (args[0]!.shape.length === 0) throw new ShapeError(name, [[]], 'needs at least one axis');
  return args[0]!.shape;
}

export const softmaxOps: readonly OpRecord[] = [
  {
    name: 'softmax',
    shape: (args) => lastAxisShape('softmax', args),
    gradient: ({ builder, result, upstream }) => {
      const weighted = sum(builder, mul(builder, upstream, result), [-1], true);
      return mul(builder, result, sub(builder, upstream, weighted));
    },
    flops,
  },
  {
    name: 'logSoftmax',
    shape: (args) => lastAxisShape('logSoftmax', args),
    gradient: ({ builder, result, upstream }) => {
      const total = sum(builder, upstream, [-1], true);
      return sub(builder, upstream, mul(builder, exp(builder, result), total));
    },
    flops,
  },
];
