/** What a kernel of the reference engine is: a plain function on arrays of 64-bit floats. */
import type { Attributes } from '../../../tensor/ops/op';
import { sizeOf, stridesOf, type Shape } from '../../../tensor/shapes';

export interface NdArray {
  readonly shape: Shape;
  readonly data: Float64Array;
}

export type Kernel = (inputs: readonly NdArray[], shape: Shape, attributes: Attributes) => Float64Array;

/** For each element of a tensor of shape `to`, the offset of its source in a tensor of shape `from` that is broadcast to it. */
export function broadcastOffsets(from: Shape, to: Shape): Int32Array {
  const missing = to.length - from.length;
  const strides = stridesOf(from).map((stride, axis) => (from[axis] === 1 ? 0 : stride));
  return offsets(to, to.map((_, axis) => (axis < missing ? 0 : strides[axis - missing]!)));
}

/** For each element of a tensor of this shape, in row-major order, the sum of index times stride. */
export function offsets(shape: Shape, strides: readonly number[], start = 0): Int32Array {
  const result = new Int32Array(sizeOf(shape));
  const rowMajor = stridesOf(shape);
  for (let element = 0; element < result.length; element++) {
    let offset = start;
    for (let axis = 0; axis < shape.length; axis++) {
      offset += (Math.floor(element / rowMajor[axis]!) % shape[axis]!) * strides[axis]!;
    }
    result[element] = offset;
  }
  return result;
}
