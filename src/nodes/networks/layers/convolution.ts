/**
 * Convolutions in two dimensions and their transposes, with a bias. Kernels are square,
 * [size, size, in, filters] for Conv2D and [size, size, filters, in] for its transpose.
 */
import { add, conv2d, conv2dInputGradient, type ConvolutionOptions } from '../../../runtime/tensor/operations';
import { convolvedSize } from '../../../runtime/tensor/ops/convolution';
import type { ParamSpec } from '../../define';
import { resizedPicture } from '../pictures';
import { defineLayer, type LayerParams } from './define';

const params = {
  filters: { kind: 'integer', default: 32, min: 1, max: 2048, primary: true },
  kernel: { kind: 'integer', default: 3, min: 1, max: 31 },
  stride: { kind: 'integer', default: 1, min: 1, max: 8 },
  padding: { kind: 'choice', default: 'same', options: ['same', 'valid'] },
} as const satisfies Record<string, ParamSpec>;

const optionsOf = ({ stride, padding }: LayerParams): ConvolutionOptions => ({ stride: Number(stride), padding: padding === 'valid' ? 'valid' : 'same' });

/** Size of the picture whose convolution gives `size` positions; where several would, the one without unused edges. */
function transposedSize(size: number, kernel: number, { stride, padding }: ConvolutionOptions): number {
  return padding === 'same' ? size * stride : size * stride + Math.max(kernel - stride, 0);
}

export const conv2dLayer = defineLayer({
  kind: 'conv2d',
  icon: 'Grid3x3',
  params,
  shape: (input, own) => resizedPicture(input, (size) => convolvedSize(size, Number(own.kernel), optionsOf(own)), Number(own.filters)),
  weights: (input, { kernel, filters }) => [
    { name: 'kernel', shape: [Number(kernel), Number(kernel), input[2] ?? 1, Number(filters)], initializer: 'glorotUniform', trainable: true },
    { name: 'bias', shape: [Number(filters)], initializer: 'zeros', trainable: true },
  ],
  lower: ({ builder, weight }, input, own) => add(builder, conv2d(builder, input, weight('kernel'), optionsOf(own)), weight('bias')),
});

export const convTranspose2dLayer = defineLayer({
  kind: 'convTranspose2d',
  icon: 'Grid3x3',
  params: { ...params, stride: { ...params.stride, default: 2 } },
  shape: (input, own) => resizedPicture(input, (size) => transposedSize(size, Number(own.kernel), optionsOf(own)), Number(own.filters)),
  weights: (input, { kernel, filters }) => [
    { name: 'kernel', shape: [Number(kernel), Number(kernel), Number(filters), input[2] ?? 1], initializer: 'glorotUniform', trainable: true },
    { name: 'bias', shape: [Number(filters)], initializer: 'zeros', trainable: true },
  ],
  lower({ builder, weight }, input, own) {
    const [batch = 1, height = 1, width = 1] = input.shape;
    const options = optionsOf(own);
    const size = (given: number) => transposedSize(given, Number(own.kernel), options);
    const larger = conv2dInputGradient(builder, input, weight('kernel'), [batch, size(height), size(width), Number(own.filters)], options);
    return add(builder, larger, weight('bias'));
  },
});
