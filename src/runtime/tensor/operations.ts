/** The operations as functions. Numbers are accepted wherever an elementwise operand is. */
import type { DType, Value } from './program';
import { broadcastAxes, positiveAxes, reducedShape, sameShape, ShapeError, sizeOf, type Shape } from './shapes';
import type { Attributes, Builder } from './ops/op';
import { repeatedFactor, repeatedNumber, scaledDifference, simplified, withoutRepeating } from './simplify';

export type Operand = Value | number;

export interface MatmulOptions {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
}

export interface ConvolutionOptions {
  readonly stride: number;
  readonly padding: 'same' | 'valid';
}

type Unary = (builder: Builder, x: Value) => Value;
type Binary = (builder: Builder, x: Operand, y: Operand) => Value;

const unary = (op: string): Unary => (builder, x) => builder.apply(op, [x]);

function operand(builder: Builder, value: Operand, other: Operand): Value {
  if (typeof value !== 'number') return value;
  return builder.constant(value, [], typeof other === 'number' ? 'f32' : other.dtype);
}

const binary = (op: string): Binary => (builder, x, y) => {
  const left = operand(builder, x, y);
  const right = operand(builder, y, x);
  const result = simplified(builder, op, left, right);
  if (result) return result;
  const shorter = withoutRepeating(builder, left, right);
  return builder.apply(op, [shorter, shorter === left ? withoutRepeating(builder, right, left) : right]);
};

const plainSum = binary('add');
export const add: Binary = (builder, x, y) => {
  const difference = typeof x === 'number' || typeof y === 'number' ? null : scaledDifference(builder, x, y);
  return difference ? mul(builder, sub(builder, difference.from, difference.less), difference.number) : plainSum(builder, x, y);
};
export const sub = binary('sub');
export const mul = binary('mul');
export const div = binary('div');
export const maximum = binary('maximum');
export const minimum = binary('minimum');
export const greater = binary('greater');
export const greaterEqual = binary('greaterEqual');
export const less = binary('less');
export const equal = binary('equal');

export const neg: Unary = (builder, x) => {
  const number = repeatedNumber(builder, x);
  return number === null ? builder.apply('neg', [x]) : builder.constant(0 - number, x.shape, x.dtype);
};
export const exp = unary('exp');
export const log = unary('log');
export const sqrt = unary('sqrt');
export const rsqrt = unary('rsqrt');
export const square = unary('square');
export const abs = unary('abs');
export const reciprocal = unary('reciprocal');
export const tanh = unary('tanh');
export const sigmoid = unary('sigmoid');
export const softplus = unary('softplus');
export const relu = unary('relu');
export const sin = unary('sin');
export const cos = unary('cos');
export const softmax = unary('softmax');
export const logSoftmax = unary('logSoftmax');
/** The value itself, through which no gradient flows. */
export const stopGradient = unary('stopGradient');

/** 1 where positive, else `otherwise`. */
export function step(builder: Builder, x: Value, otherwise = 0): Value {
  return builder.apply('step', [x], { otherwise });
}

/** `x` where `condition` is not zero, else `y`. */
export function select(builder: Builder, condition: Value, x: Operand, y: Operand): Value {
  return builder.apply('select', [condition, operand(builder, x, y), operand(builder, y, x)]);
}

function reduce(op: string) {
  return (builder: Builder, x: Value, axes?: readonly number[], keepDims = false): Value => {
    const positive = positiveAxes(axes ?? x.shape.map((_, axis) => axis), x.shape.length);
    if (!positive) throw new ShapeError(op, [x.shape], `no such axes: ${axes?.join(', ')}`);
    // One element along each axis: there is nothing to add up.
    if (positive.every((axis) => x.shape[axis] === 1)) return reshape(builder, x, reducedShape(x.shape, positive, keepDims));
    return builder.apply(op, [x], { axes: positive, keepDims });
  };
}

/** Reductions over the given axes (all of them where not given); negative axes count from the back. */
export const sum = reduce('sum');
export const mean = reduce('mean');
export const max = reduce('max');

/**
 * Sums over the axes along which `shape` would be repeated to get the shape of `x`: the transpose of broadcasting.
 * What can be done with the fewer numbers that are left is done after the sum.
 */
export function sumTo(builder: Builder, x: Value, shape: Shape): Value {
  const axes = broadcastAxes(shape, x.shape);
  if (axes.length === 0) return x;
  const { op, args } = builder.operationOf(x);
  if (op === 'neg') return neg(builder, sumTo(builder, builder.valueOf(args[0]!), shape));
  const kept = reducedShape(x.shape, axes, true);
  const product = repeatedFactor(builder, x, kept);
  if (product) return reshape(builder, mul(builder, sumTo(builder, product.rest, kept), product.factor), shape);
  return reshape(builder, sum(builder, x, axes), shape);
}

/** Gives the elements another shape; one size may be -1, to be inferred. */
export function reshape(builder: Builder, x: Value, shape: Shape): Value {
  const known = shape.reduce((product, size) => (size === -1 ? product : product * size), 1);
  const target = shape.map((size) => (size === -1 ? sizeOf(x.shape) / known : size));
  if (sameShape(target, x.shape)) return x;
  return repeated(builder, x, target) ?? builder.apply('reshape', [x], { shape: target });
}

/** Reorders the axes; reverses them where no order is given. */
export function transpose(builder: Builder, x: Value, order?: readonly number[]): Value {
  return builder.apply('transpose', [x], { order: order ?? x.shape.map((_, axis) => x.shape.length - 1 - axis) });
}

export function broadcastTo(builder: Builder, x: Value, shape: Shape): Value {
  if (sameShape(x.shape, shape)) return x;
  return repeated(builder, x, shape) ?? builder.apply('broadcastTo', [x], { shape });
}

/** A constant that repeats one number, in another shape. */
function repeated(builder: Builder, x: Value, shape: Shape): Value | null {
  const number = repeatedNumber(builder, x);
  return number === null ? null : builder.constant(number, shape, x.dtype);
}

export function concat(builder: Builder, values: readonly Value[], axis: number): Value {
  if (values.length === 1) return values[0]!;
  return builder.apply('concat', values, { axis: axis < 0 ? axis + (values[0]?.shape.length ?? 0) : axis });
}

export function slice(builder: Builder, x: Value, begin: readonly number[], size: Shape): Value {
  return sameShape(size, x.shape) ? x : builder.apply('slice', [x], { begin, size });
}

/** Adds zeros before and after along every axis. */
export function pad(builder: Builder, x: Value, before: readonly number[], after: readonly number[]): Value {
  return builder.apply('pad', [x], { before, after });
}

/** Rows of `table` that the i32 `indices` name. */
export function gather(builder: Builder, table: Value, indices: Value): Value {
  return builder.apply('gather', [table, indices]);
}

/** A table of `rows` rows, zero but for the sum of the updates of each row. */
export function scatterAdd(builder: Builder, indices: Value, updates: Value, rows: number): Value {
  return builder.apply('scatterAdd', [indices, updates], { rows });
}

export function argMax(builder: Builder, x: Value, axis = -1): Value {
  return builder.apply('argMax', [x], { axis: axis < 0 ? axis + x.shape.length : axis });
}

export function oneHot(builder: Builder, indices: Value, depth: number): Value {
  return builder.apply('oneHot', [indices], { depth });
}

export function cast(builder: Builder, x: Value, dtype: DType): Value {
  return x.dtype === dtype ? x : builder.apply('cast', [x], { dtype });
}

/** Product of the last two axes. A plain matrix on the right serves any number of axes on the left. */
export function matmul(builder: Builder, x: Value, y: Value, options: MatmulOptions = {}): Value {
  const attributes = { transposeA: options.transposeA ?? false, transposeB: options.transposeB ?? false };
  if (x.shape.length <= 2 || y.shape.length !== 2 || attributes.transposeA) return builder.apply('matmul', [x, y], attributes);
  const rows = reshape(builder, x, [-1, x.shape[x.shape.length - 1]!]);
  const product = builder.apply('matmul', [rows, y], attributes);
  return reshape(builder, product, [...x.shape.slice(0, -1), product.shape[1]!]);
}

export function conv2d(builder: Builder, image: Value, filter: Value, options: ConvolutionOptions): Value {
  return builder.apply('conv2d', [image, filter], convolution(options));
}

/** The transposed convolution: from a gradient of the output, or a small image, to one of shape `inputShape`. */
export function conv2dInputGradient(builder: Builder, output: Value, filter: Value, inputShape: Shape, options: ConvolutionOptions): Value {
  return builder.apply('conv2dInputGradient', [output, filter], { ...convolution(options), inputShape });
}

export function conv2dFilterGradient(builder: Builder, image: Value, output: Value, filterShape: Shape, options: ConvolutionOptions): Value {
  return builder.apply('conv2dFilterGradient', [image, output], { ...convolution(options), filterShape });
}

function convolution({ stride, padding }: ConvolutionOptions): Attributes {
  return { stride, padding };
}

export interface RandomOptions {
  readonly seed: number;
  /** Tells apart the random values of one program. */
  readonly stream: number;
}

/** Uniform in [0, 1). `step` is an i32 scalar, a feed or a constant: other steps give other numbers. */
export function randomUniform(builder: Builder, step: Value, shape: Shape, { seed, stream }: RandomOptions): Value {
  return builder.apply('randomUniform', [step], { seed, stream, shape });
}

/** Normal with mean 0 and variance 1. */
export function randomNormal(builder: Builder, step: Value, shape: Shape, { seed, stream }: RandomOptions): Value {
  return builder.apply('randomNormal', [step], { seed, stream, shape });
}
