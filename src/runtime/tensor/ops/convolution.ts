/**
 * Two-dimensional convolution and its two gradients. Images are [batch, height, width, channels],
 * filters [height, width, in, out]; `padding` is TensorFlow's 'same' or 'valid'.
 * The three are the partial maps of one trilinear form, so each one's gradients are the other two.
 */
import type { Value } from '../program';
import { conv2d, conv2dFilterGradient, conv2dInputGradient, type ConvolutionOptions } from '../operations';
import { sameShape, ShapeError, sizeOf, type Shape } from '../shapes';
import { numberAttribute, numbersAttribute, stackedShape, textAttribute, type Attributes, type OpRecord } from './op';

export function convolutionOptions(attributes: Attributes): ConvolutionOptions {
  return { stride: numberAttribute(attributes, 'stride'), padding: textAttribute(attributes, 'padding') === 'same' ? 'same' : 'valid' };
}

/** Number of output positions along one axis; at most zero where the filter does not fit. */
export function convolvedSize(size: number, filter: number, { stride, padding }: ConvolutionOptions): number {
  return padding === 'same' ? Math.ceil(size / stride) : Math.floor((size - filter) / stride) + 1;
}

/** Rows or columns of zeros before the first element. 'same' puts the odd one behind, as TensorFlow does. */
export function paddingBefore(size: number, filter: number, options: ConvolutionOptions): number {
  if (options.padding === 'valid') return 0;
  const needed = (convolvedSize(size, filter, options) - 1) * options.stride + filter - size;
  return Math.max(0, Math.floor(needed / 2));
}

function outputShape(name: string, image: Shape, filter: Shape, attributes: Attributes): Shape {
  const options = convolutionOptions(attributes);
  if (image.length !== 4 || filter.length !== 4 || image[3] !== filter[2]) {
    throw new ShapeError(name, [image, filter], 'needs [batch, height, width, in] and [height, width, in, out]');
  }
  const height = convolvedSize(image[1]!, filter[0]!, options);
  const width = convolvedSize(image[2]!, filter[1]!, options);
  if (height <= 0 || width <= 0) throw new ShapeError(name, [image, filter], 'the filter is larger than the image');
  return [image[0]!, height, width, filter[3]!];
}

function checkOutput(name: string, expected: Shape, given: Shape): void {
  if (!sameShape(expected, given)) throw new ShapeError(name, [given], `expects a gradient of shape [${expected.join(', ')}]`);
}

function flops(output: Shape, filter: Shape): number {
  return (2 * sizeOf(output) * sizeOf(filter)) / filter[3]!;
}

export const convolutionOps: readonly OpRecord[] = [
  {
    name: 'conv2d',
    shape: (args, attributes) => outputShape('conv2d', args[0]!.shape, args[1]!.shape, attributes),
    gradient: ({ builder, args, attributes, upstream }, argument) => {
      const [image, filter] = args as [Value, Value];
      const options = convolutionOptions(attributes);
      return argument === 0
        ? conv2dInputGradient(builder, upstream, filter, image.shape, options)
        : conv2dFilterGradient(builder, image, upstream, filter.shape, options);
    },
    flops: (args, result) => flops(result, args[1]!),
  },
  {
    name: 'conv2dInputGradient',
    shape: (args, attributes) => {
      const image = numbersAttribute(attributes, 'inputShape');
      checkOutput('conv2dInputGradient', outputShape('conv2dInputGradient', image, args[1]!.shape, attributes), args[0]!.shape);
      return image;
    },
    gradient: ({ builder, args, attributes, upstream }, argument) => {
      const [output, filter] = args as [Value, Value];
      const options = convolutionOptions(attributes);
      return argument === 0 ? conv2d(builder, upstream, filter, options) : conv2dFilterGradient(builder, upstream, output, filter.shape, options);
    },
    flops: (args) => flops(args[0]!, args[1]!),
  },
  {
    name: 'conv2dFilterGradient',
    shape: (args, attributes) => {
      const filter = numbersAttribute(attributes, 'filterShape');
      checkOutput('conv2dFilterGradient', outputShape('conv2dFilterGradient', args[0]!.shape, filter, attributes), args[1]!.shape);
      return stackedShape(filter, attributes);
    },
    gradient: ({ builder, args, attributes, upstream }, argument) => {
      const [image, output] = args as [Value, Value];
      const options = convolutionOptions(attributes);
      return argument === 0 ? conv2dInputGradient(builder, output, upstream, image.shape, options) : conv2d(builder, image, upstream, options);
    },
    flops: (args, result) => flops(args[1]!, result),
  },
];
