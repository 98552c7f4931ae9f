/** Reductions, softmax and arg max. */
import { numberAttribute, numbersAttribute } from '../../../tensor/ops/op';
import { reducedShape, sizeOf, stridesOf } from '../../../tensor/shapes';
import { broadcastOffsets, type Kernel } from './kernel';

function fold(start: number, combine: (sofar: number, x: number) => number, finish = (total: number, _count: number): number => total): Kernel {
  return ([x], shape, attributes) => {
    const result = new Float64Array(sizeOf(shape)).fill(start);
    const targets = broadcastOffsets(reducedShape(x!.shape, numbersAttribute(attributes, 'axes'), true), x!.shape);
    x!.data.forEach((value, element) => {
      const target = targets[element]!;
      result[target] = combine(result[target]!, value);
    });
    return result.map((total) => finish(total, x!.data.length / result.length));
  };
}

function logSoftmax(data: Float64Array, width: number): Float64Array {
  const result = new Float64Array(data.length);
  for (let row = 0; row < data.length; row += width) {
    const values = data.subarray(row, row + width);
    const highest = Math.max(...values);
    const logTotal = Math.log(values.reduce((total, value) => total + Math.exp(value - highest), 0)) + highest;
    result.set(values.map((value) => value - logTotal), row);
  }
  return result;
}

export const reduceKernels: Readonly<Record<string, Kernel>> = {
  sum: fold(0, (total, x) => total + x),
  mean: fold(0, (total, x) => total + x, (total, count) => total / count),
  max: fold(-Infinity, Math.max),
  logSoftmax: ([x]) => logSoftmax(x!.data, x!.shape[x!.shape.length - 1]!),
  softmax: ([x]) => logSoftmax(x!.data, x!.shape[x!.shape.length - 1]!).map(Math.exp),
  argMax: ([x], shape, attributes) => {
    const axis = numberAttribute(attributes, 'axis');
    const stride = stridesOf(x!.shape)[axis]!;
    return new Float64Array(sizeOf(shape)).map((_, target) => {
      const first = Math.floor(target / stride) * stride * x!.shape[axis]! + (target % stride);
      let best = 0;
      for (let index = 1; index < x!.shape[axis]!; index++) {
        if (x!.data[first + index * stride]! > x!.data[first + best * stride]!) best = index;
      }
      return best;
    });
  },
};
