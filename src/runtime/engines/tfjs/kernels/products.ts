/** Matrix products and convolutions. */
import { conv2d, conv2dTranspose, engine, matMul, pad, reshape, slice, transpose, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { convolutionOptions, paddingBefore } from '../../../tensor/ops/convolution';
import { flagAttribute } from '../../../tensor/ops/op';
import type { Operation } from '../../../tensor/program';
import { mutable, type Kernel } from './kernel';

/** The wasm backend has a fast product for plain matrices only, so there the operands are transposed first. */
const product: Kernel = ([x, y], { attributes }, device) => {
  const transposeA = flagAttribute(attributes, 'transposeA');
  const transposeB = flagAttribute(attributes, 'transposeB');
  if (device !== 'wasm' || x!.rank !== 2) return matMul(x!, y!, transposeA, transposeB);
  return matMul(transposeA ? transpose(x!) : x!, transposeB ? transpose(y!) : y!);
};

const filterGradient: Kernel = ([image, output], operation, device) => {
  if (device === 'wasm') return filterGradientByConvolution(image!, output!, operation);
  const { stride, padding } = convolutionOptions(operation.attributes);
  const attributes = { strides: [stride, stride], pad: padding, dataFormat: 'NHWC', filterShape: mutable(operation.shape) };
  return engine().runKernel('Conv2DBackpropFilter', { x: image!, dy: output! }, attributes) as Tensor;
};

/**
 * The wasm backend has no kernel for it. With the batch as channels and the channels as batch, it is a convolution
 * of the image with the output's gradient, whose taps lie `stride` apart.
 */
function filterGradientByConvolution(image: Tensor, output: Tensor, { attributes, shape }: Operation): Tensor {
  const options = convolutionOptions(attributes);
  const [filterHeight, filterWidth, channels] = shape as [number, number, number, number];
  const padded = fitSpan(fitSpan(image, 1, filterHeight, output.shape[1]!), 2, filterWidth, output.shape[2]!);
  const product = conv2d(
    transpose(padded, [3, 1, 2, 0]) as Tensor4D, transpose(output, [1, 2, 0, 3]) as Tensor4D, 1, 'valid', 'NHWC', options.stride,
  );
  return transpose(reshape(product, [channels, filterHeight, filterWidth, shape[3]!]), [1, 2, 0, 3]);

  /** Pads or cuts an axis of the image to exactly what the filter's positions cover. */
  function fitSpan(tensor: Tensor, axis: number, filter: number, positions: number): Tensor {
    const size = tensor.shape[axis]!;
    const before = paddingBefore(size, filter, options);
    const after = (positions - 1) * options.stride + filter - size - before;
    const spans = tensor.shape.map((_, i): [number, number] => (i === axis ? [before, Math.max(0, after)] : [0, 0]));
    const wide = spans[axis]!.some((count) => count > 0) ? pad(tensor, spans) : tensor;
    if (after >= 0) return wide;
    return slice(wide, tensor.shape.map(() => 0), wide.shape.map((extent, i) => (i === axis ? extent + after : extent)));
  }
}

export const productKernels: Readonly<Record<string, Kernel>> = {
  matmul: product,
  conv2d: ([image, filter], { attributes }) => {
    const { stride, padding } = convolutionOptions(attributes);
    return conv2d(image as Tensor4D, filter as Tensor4D, stride, padding);
  },
  conv2dInputGradient: ([output, filter], { attributes, shape }) => {
    const { stride, padding } = convolutionOptions(attributes);
    return conv2dTranspose(output as Tensor4D, filter as Tensor4D, shape as [number, number, number, number], stride, padding);
  },
  conv2dFilterGradient: filterGradient,
};
