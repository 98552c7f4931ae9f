/** Arithmetic with repeated constants that is better done while building: gradients begin with many of them. */
import type { Builder } from './ops/op';
import type { Value } from './program';
import { broadcastShapes, sameShape, type Shape } from './shapes';

/** The number that a constant repeats, or null. */
export function repeatedNumber(builder: Builder, value: Value): number | null {
  const { op, attributes } = builder.operationOf(value);
  const { values } = attributes;
  return op === 'constant' && typeof values === 'number' ? values : null;
}

const folds: Readonly<Record<string, (x: number, y: number) => number>> = {
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  mul: (x, y) => x * y,
  div: (x, y) => x / y,
};

const neutralOnTheRight: Readonly<Record<string, number>> = { add: 0, sub: 0, mul: 1, div: 1 };
const neutralOnTheLeft: Readonly<Record<string, number>> = { add: 0, mul: 1 };

/** What an elementwise operation comes to without computing anything at run time, or null. */
export function simplified(builder: Builder, op: string, x: Value, y: Value): Value | null {
  const shape = broadcastShapes(x.shape, y.shape);
  const fold = folds[op];
  if (!shape || !fold || x.dtype !== 'f32' || y.dtype !== 'f32') return null;
  const [left, right] = [repeatedNumber(builder, x), repeatedNumber(builder, y)];
  if (left !== null && right !== null) return builder.constant(fold(left, right), shape);
  if (right !== null && right === neutralOnTheRight[op] && sameShape(x.shape, shape)) return x;
  if (left !== null && left === neutralOnTheLeft[op] && sameShape(y.shape, shape)) return y;
  return null;
}

/** The number that a product multiplies by, and its other factor; null where there is none. */
function scaled(builder: Builder, value: Value): { readonly number: number; readonly factor: Value } | null {
  const { op, args } = builder.operationOf(value);
  if (op !== 'mul') return null;
  const [x, y] = args.map((id) => builder.valueOf(id)) as [Value, Value];
  const [left, right] = [repeatedNumber(builder, x), repeatedNumber(builder, y)];
  if (left !== null && sameShape(y.shape, value.shape)) return { number: left, factor: y };
  return right !== null && sameShape(x.shape, value.shape) ? { number: right, factor: x } : null;
}

/** For a sum of c x and -c y the difference of x and y, and c: to multiply once is enough. Else null. */
export function scaledDifference(builder: Builder, x: Value, y: Value): { readonly number: number; readonly from: Value; readonly less: Value } | null {
  if (x.dtype !== 'f32' || y.dtype !== 'f32' || !sameShape(x.shape, y.shape)) return null;
  const [left, right] = [scaled(builder, x), scaled(builder, y)];
  if (!left || !right || left.number !== -right.number) return null;
  return left.number > 0 ? { number: left.number, from: left.factor, less: right.factor } : { number: right.number, from: right.factor, less: left.factor };
}

/** For a product with a factor that repeats wherever `kept`, of the same rank, has one element, that factor and the other one. Else null. */
export function repeatedFactor(builder: Builder, value: Value, kept: Shape): { readonly factor: Value; readonly rest: Value } | null {
  const { op, args } = builder.operationOf(value);
  if (op !== 'mul') return null;
  const [x, y] = args.map((id) => builder.valueOf(id)) as [Value, Value];
  const repeats = (factor: Value): boolean => repeatedNumber(builder, factor) === null && sameShape(broadcastShapes(factor.shape, kept) ?? [], kept);
  if (repeats(y) && sameShape(x.shape, value.shape)) return { factor: y, rest: x };
  return repeats(x) && sameShape(y.shape, value.shape) ? { factor: x, rest: y } : null;
}

/** An operand that broadcasts by itself needs no repeating beforehand where the other one has its shape. */
export function withoutRepeating(builder: Builder, value: Value, other: Value): Value {
  if (!sameShape(value.shape, other.shape) || value.shape.length === 0) return value;
  const { op, args } = builder.operationOf(value);
  if (op === 'broadcastTo') return builder.valueOf(args[0]!);
  const number = repeatedNumber(builder, value);
  return number === null ? value : builder.constant(number, [], value.dtype);
}
