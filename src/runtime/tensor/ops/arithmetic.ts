/** Elementwise operations on two operands, with NumPy's broadcasting. */
import type { Value } from '../program';
import { broadcastShapes, ShapeError, type Shape } from '../shapes';
import { div, equal, greaterEqual, mul, neg, select, sub, sumTo } from '../operations';
import type { GradientContext, OpRecord } from './op';

/** Shape rule of every elementwise operation on two operands. */
export function elementwiseShape(name: string, args: readonly Value[]): Shape {
  const [x, y] = args as [Value, Value];
  const shape = broadcastShapes(x.shape, y.shape);
  if (!shape) throw new ShapeError(name, [x.shape, y.shape], 'the shapes do not broadcast');
  if (x.dtype !== y.dtype) throw new ShapeError(name, [x.shape, y.shape], `mixes ${x.dtype} and ${y.dtype}`);
  return shape;
}

/** `local` gives upstream times the partial derivative, in the shape of the result. */
function binary(name: string, local: (context: GradientContext, argument: number) => Value): OpRecord {
  return {
    name,
    shape: (args) => elementwiseShape(name, args),
    gradient: (context, argument) => sumTo(context.builder, local(context, argument), context.args[argument]!.shape),
  };
}

function comparison(name: string): OpRecord {
  return { name, shape: (args) => elementwiseShape(name, args), dtype: () => 'f32', gradient: () => null };
}

/** Maximum and minimum pass the gradient to the operand that won; ties are shared, as in a mean of both. */
function extremum(name: string, wins: (context: GradientContext) => Value): OpRecord {
  return binary(name, (context, argument) => {
    const { builder, args, upstream } = context;
    const [x, y] = args as [Value, Value];
    const first = wins(context);
    const tie = equal(builder, x, y);
    const share = sub(builder, argument === 0 ? first : sub(builder, 1, sub(builder, first, tie)), mul(builder, tie, 0.5));
    return mul(builder, upstream, share);
  });
}

export const arithmeticOps: readonly OpRecord[] = [
  binary('add', ({ upstream }) => upstream),
  binary('sub', ({ builder, upstream }, argument) => (argument === 0 ? upstream : neg(builder, upstream))),
  binary('mul', ({ builder, args, upstream }, argument) => mul(builder, upstream, args[1 - argument]!)),
  binary('div', ({ builder, args, result, upstream }, argument) => {
    const quotient = div(builder, upstream, args[1]!);
    return argument === 0 ? quotient : neg(builder, mul(builder, quotient, result));
  }),
  extremum('maximum', ({ builder, args }) => greaterEqual(builder, args[0]!, args[1]!)),
  extremum('minimum', ({ builder, args }) => greaterEqual(builder, args[1]!, args[0]!)),
  comparison('greater'),
  comparison('greaterEqual'),
  comparison('less'),
  comparison('equal'),
  {
    name: 'select',
    shape: (args) => {
      const [condition, x, y] = args as [Value, Value, Value];
      const branches = elementwiseShape('select', [x, y]);
      const shape = broadcastShapes(condition.shape, branches);
      if (!shape) throw new ShapeError('select', args.map((arg) => arg.shape), 'the shapes do not broadcast');
      return shape;
    },
    dtype: (args) => args[1]!.dtype,
    gradient: ({ builder, args, upstream }, argument) => {
      if (argument === 0) return null;
      const kept = argument === 1 ? select(builder, args[0]!, upstream, 0) : select(builder, args[0]!, 0, upstream);
      return sumTo(builder, kept, args[argument]!.shape);
    },
  },
];
