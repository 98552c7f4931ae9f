/** Matrix products and convolutions, straight from their definitions. */
import { convolutionOptions, paddingBefore } from '../../../tensor/ops/convolution';
import { flagAttribute, type Attributes } from '../../../tensor/ops/op';
import { sizeOf, type Shape } from '../../../tensor/shapes';
import type { Kernel } from './kernel';

const matmul: Kernel = ([x, y], shape, attributes) => {
  const transposeA = flagAttribute(attributes, 'transposeA');
  const transposeB = flagAttribute(attributes, 'transposeB');
  const [rows, columns] = shape.slice(-2) as [number, number];
  const inner = x!.shape[x!.shape.length - (transposeA ? 2 : 1)]!;
  return new Float64Array(sizeOf(shape)).map((_, element) => {
    const batch = Math.floor(element / (rows * columns));
    const row = Math.floor(element / columns) % rows;
    const column = element % columns;
    let total = 0;
    for (let k = 0; k < inner; k++) {
      const left = batch * rows * inner + (transposeA ? k * rows + row : row * inner + k);
      const right = batch * inner * columns + (transposeB ? column * inner + k : k * columns + column);
      total += x!.data[left]! * y!.data[right]!;
    }
    return total;
  });
};

type Visit = (image: number, filter: number, output: number) => void;

/** Visits every triple of elements (image, filter, output) whose product belongs to the convolution. */
function eachProduct(image: Shape, filter: Shape, output: Shape, attributes: Attributes, visit: Visit): void {
  const options = convolutionOptions(attributes);
  const [height, width, channels] = image.slice(1) as [number, number, number];
  const [filterHeight, filterWidth, , features] = filter as [number, number, number, number];
  const top = paddingBefore(height, filterHeight, options);
  const left = paddingBefore(width, filterWidth, options);
  const positions = output[1]! * output[2]!;
  for (let pixel = 0; pixel < output[0]! * positions; pixel++) {
    const row = Math.floor((pixel % positions) / output[2]!) * options.stride - top;
    const column = (pixel % output[2]!) * options.stride - left;
    for (let tap = 0; tap < filterHeight * filterWidth; tap++) {
      const y = row + Math.floor(tap / filterWidth);
      const x = column + (tap % filterWidth);
      if (y < 0 || y >= height || x < 0 || x >= width) continue;
      const source = ((Math.floor(pixel / positions) * height + y) * width + x) * channels;
      for (let channel = 0; channel < channels; channel++) {
        for (let feature = 0; feature < features; feature++) {
          visit(source + channel, (tap * channels + channel) * features + feature, pixel * features + feature);
        }
      }
    }
  }
}

export const productKernels: Readonly<Record<string, Kernel>> = {
  matmul,
  conv2d: ([image, filter], shape, attributes) => {
    const result = new Float64Array(sizeOf(shape));
    eachProduct(image!.shape, filter!.shape, shape, attributes, (i, f, o) => {
      result[o]! += image!.data[i]! * filter!.data[f]!;
    });
    return result;
  },
  conv2dInputGradient: ([output, filter], shape, attributes) => {
    const result = new Float64Array(sizeOf(shape));
    eachProduct(shape, filter!.shape, output!.shape, attributes, (i, f, o) => {
      result[i]! += output!.data[o]! * filter!.data[f]!;
    });
    return result;
  },
  conv2dFilterGradient: ([image, output], shape, attributes) => {
    const result = new Float64Array(sizeOf(shape));
    eachProduct(image!.shape, shape, output!.shape, attributes, (i, f, o) => {
      result[f]! += image!.data[i]! * output!.data[o]!;
    });
    return result;
  },
};
