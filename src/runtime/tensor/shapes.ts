/** Arithmetic on shapes, shared by the shape rules, the gradients and the engines. */

export type Shape = readonly number[];

/** An operation was given shapes that do not fit it. Names the operation and every shape. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
  readonly op: string;
  readonly shapes: readonly Shape[];

  constructor(op: string, shapes: readonly Shape[], reason: string) {
    super(`${op}(${shapes.map((shape) => `[${shape.join(', ')}]`).join(', ')}): ${reason}`);
    this.op = op;
    this.shapes = shapes;
  }
}

/** Number of elements of a tensor of this shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

/** The common shape of two operands by NumPy's broadcasting rule, or null where there is none. */
export function broadcastShapes(a: Shape, b: Shape): number[] | null {
  const rank = Math.max(a.length, b.length);
  const result: number[] = [];
  for (let axis = 0; axis < rank; axis++) {
    const left = a[axis - rank + a.length] ?? 1;
    const right = b[axis - rank + b.length] ?? 1;
    if (left !== right && left !== 1 && right !== 1) return null;
    result.push(left === 1 ? right : left);
  }
  return result;
}

/** The axes along which a tensor of shape `from` is repeated when it is broadcast to `to`. */
export function broadcastAxes(from: Shape, to: Shape): number[] {
  const missing = to.length - from.length;
  return to.flatMap((size, axis) => (axis < missing || (from[axis - missing] === 1 && size !== 1) ? [axis] : []));
}

/** Sorted axes counted from the front; negative ones count from the back. Null where one is out of range. */
export function positiveAxes(axes: readonly number[], rank: number): number[] | null {
  const positive = axes.map((axis) => (axis < 0 ? axis + rank : axis)).sort((a, b) => a - b);
  const valid = positive.every((axis, index) => Number.isInteger(axis) && axis >= 0 && axis < rank && axis !== positive[index - 1]);
  return valid ? positive : null;
}

/** Whether positive axes come before all others. */
export function areFirst(axes: readonly number[]): boolean {
  return axes.every((axis) => axis < axes.length);
}

/** Shape after reducing the given positive axes. */
export function reducedShape(shape: Shape, axes: readonly number[], keepDims: boolean): number[] {
  if (keepDims) return shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  return shape.filter((_, axis) => !axes.includes(axis));
}

/** Distance between neighbours along each axis of a row-major tensor, in elements. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return strides;
}

/** The largest number up to `bound` into so many equal parts `size` can be cut. */
export function largestDivisor(size: number, bound: number): number {
  for (let divisor = Math.floor(Math.min(size, bound)); divisor > 1; divisor--) if (size % divisor === 0) return divisor;
  return 1;
}
