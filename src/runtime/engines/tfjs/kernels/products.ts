/** Matrix products and convolutions. */
import { conv2d, conv2dTranspose, engine, matMul, transpose, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { convolutionOptions } from '../../../tensor/ops/convolution';
import { flagAttribute } from '../../../tensor/ops/op';
import { mutable, type Kernel } from './kernel';
import { filterGradientByConvolution, inputGradientByConvolution } from './wasmConvolution';

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

const inputGradient: Kernel = ([output, filter], operation, device) => {
  if (device === 'wasm') return inputGradientByConvolution(output!, filter!, operation);
  const { stride, padding } = convolutionOptions(operation.attributes);
  return conv2dTranspose(output as Tensor4D, filter as Tensor4D, operation.shape as [number, number, number, number], stride, padding);
};

export const productKernels: Readonly<Record<string, Kernel>> = {
  matmul: product,
  conv2d: ([image, filter], { attributes }) => {
    const { stride, padding } = convolutionOptions(attributes);
    return conv2d(image as Tensor4D, filter as Tensor4D, stride, padding);
  },
  conv2dInputGradient: inputGradient,
  conv2dFilterGradient: filterGradient,
};
