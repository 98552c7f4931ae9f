/** Kernels that only move elements. */
import { numberAttribute, numbersAttribute } from '../../../tensor/ops/op';
import { sizeOf, stridesOf } from '../../../tensor/shapes';
import { broadcastOffsets, offsets, type Kernel } from './kernel';

const copy: Kernel = ([x]) => x!.data.slice();

export const arrangementKernels: Readonly<Record<string, Kernel>> = {
  reshape: copy,
  transpose: ([x], shape, attributes) => {
    const strides = stridesOf(x!.shape);
    return pick(x!.data, offsets(shape, numbersAttribute(attributes, 'order').map((axis) => strides[axis]!)));
  },
  broadcastTo: ([x], shape) => pick(x!.data, broadcastOffsets(x!.shape, shape)),
  slice: ([x], shape, attributes) => {
    const strides = stridesOf(x!.shape);
    const start = numbersAttribute(attributes, 'begin').reduce((total, index, axis) => total + index * strides[axis]!, 0);
    return pick(x!.data, offsets(shape, strides, start));
  },
  pad: ([x], shape, attributes) => {
    const strides = stridesOf(shape);
    const start = numbersAttribute(attributes, 'before').reduce((total, count, axis) => total + count * strides[axis]!, 0);
    return place(new Float64Array(sizeOf(shape)), x!.data, offsets(x!.shape, strides, start));
  },
  concat: (inputs, shape, attributes) => {
    const axis = numberAttribute(attributes, 'axis');
    const strides = stridesOf(shape);
    const result = new Float64Array(sizeOf(shape));
    let position = 0;
    for (const input of inputs) {
      place(result, input.data, offsets(input.shape, strides, position * strides[axis]!));
      position += input.shape[axis]!;
    }
    return result;
  },
  gather: ([table, indices]) => {
    const width = sizeOf(table!.shape.slice(1));
    return Float64Array.from([...indices!.data].flatMap((row) => [...table!.data.subarray(row * width, (row + 1) * width)]));
  },
  scatterAdd: ([indices, updates], shape) => {
    const result = new Float64Array(sizeOf(shape));
    const width = sizeOf(shape.slice(1));
    updates!.data.forEach((value, element) => {
      result[indices!.data[Math.floor(element / width)]! * width + (element % width)]! += value;
    });
    return result;
  },
  oneHot: ([indices], shape, attributes) => {
    const depth = numberAttribute(attributes, 'depth');
    return new Float64Array(sizeOf(shape)).map((_, element) => Number(indices!.data[Math.floor(element / depth)] === element % depth));
  },
};

function pick(data: Float64Array, sources: Int32Array): Float64Array {
  return Float64Array.from(sources, (source) => data[source]!);
}

function place(result: Float64Array, data: Float64Array, targets: Int32Array): Float64Array {
  targets.forEach((target, element) => {
    result[target] = data[element]!;
  });
  return result;
}
