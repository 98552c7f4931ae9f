/**
 * The gradients of a convolution, as convolutions. The wasm backend is fast at nothing else: its kernel for the input's
 * gradient is a plain loop, and one for the filter's it does not have.
 */
import { conv2d, gather, pad, reshape, slice, tensor1d, transpose, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { convolutionOptions, paddingBefore } from '../../../tensor/ops/convolution';
import type { Operation } from '../../../tensor/program';

/** With the batch as channels and the channels as batch: the image convolved with the output's gradient, its taps `stride` apart. */
export function filterGradientByConvolution(image: Tensor, output: Tensor, { attributes, shape }: Operation): Tensor {
  const options = convolutionOptions(attributes);
  const fit = (tensor: Tensor, axis: number): Tensor => {
    const before = paddingBefore(image.shape[axis]!, shape[axis - 1]!, options);
    return window(tensor, axis, -before, (output.shape[axis]! - 1) * options.stride + shape[axis - 1]!);
  };
  const images = transpose(fit(fit(image, 1), 2), [3, 1, 2, 0]) as Tensor4D;
  const filters = transpose(output, [1, 2, 0, 3]) as Tensor4D;
  return transpose(conv2d(images, filters, 1, 'valid', 'NHWC', options.stride), [1, 2, 0, 3]);
}

/**
 * Pixels of the input whose row and column leave the same remainders by the stride see the same taps. So one dense
 * convolution gives all remainders as channels, which then are laid out in space (Shi et al. 2016, sub-pixel convolution).
 */
export function inputGradientByConvolution(output: Tensor, filter: Tensor, { attributes, shape }: Operation): Tensor {
  const options = convolutionOptions(attributes);
  const { stride } = options;
  const phases = phaseFilter(filter, stride);
  const fit = (tensor: Tensor, axis: number, taps: number, before: number): Tensor =>
    window(tensor, axis, 1 - taps, Math.floor((shape[axis]! - 1 + before) / stride) + taps);
  const top = paddingBefore(shape[1]!, filter.shape[0]!, options);
  const left = paddingBefore(shape[2]!, filter.shape[1]!, options);
  const dense = conv2d(fit(fit(output, 1, phases.shape[0], top), 2, phases.shape[1], left) as Tensor4D, phases, 1, 'valid');
  return window(window(spread(dense, stride), 1, top, shape[1]!), 2, left, shape[2]!);
}

/** From [height, width, in, out] to [rows, columns, out, stride * stride * in]: back to front, and every `stride`-th tap together. */
function phaseFilter(filter: Tensor, stride: number): Tensor4D {
  const [height, width, channels, features] = filter.shape as [number, number, number, number];
  const [rows, columns] = [Math.ceil(height / stride), Math.ceil(width / stride)];
  const order = Array.from({ length: rows * columns * stride * stride }, (_, index) => {
    const [position, phase] = [Math.floor(index / (stride * stride)), index % (stride * stride)];
    const y = Math.floor(phase / stride) + stride * (rows - 1 - Math.floor(position / columns));
    const x = (phase % stride) + stride * (columns - 1 - (position % columns));
    return y < height && x < width ? y * width + x : height * width;
  });
  const taps = transpose(reshape(filter, [height * width, channels, features]), [0, 2, 1]);
  const ordered = gather(window(taps, 0, 0, height * width + 1), tensor1d(order, 'int32'));
  const grouped = transpose(reshape(ordered, [rows * columns, stride * stride, features, channels]), [0, 2, 1, 3]);
  return reshape(grouped, [rows, columns, features, stride * stride * channels]);
}

/** Lays out channels in space; the backend's own kernel for it is seventy times slower than a transpose. */
function spread(dense: Tensor4D, stride: number): Tensor {
  const [batch, height, width, depth] = dense.shape;
  const rows = transpose(reshape(dense, [batch * height, width, stride, depth / stride]), [0, 2, 1, 3]);
  return reshape(rows, [batch, height * stride, width * stride, depth / (stride * stride)]);
}

/** `size` elements along one axis from `start` on, zeros where they reach outside. */
function window(tensor: Tensor, axis: number, start: number, size: number): Tensor {
  const extent = tensor.shape[axis]!;
  if (start === 0 && size === extent) return tensor;
  const before = Math.max(0, -start);
  const after = Math.max(0, start + size - extent);
  const along = <T>(there: T, elsewhere: (axis: number) => T): T[] => tensor.shape.map((_, i) => (i === axis ? there : elsewhere(i)));
  const wide = before + after > 0 ? pad(tensor, along<[number, number]>([before, after], () => [0, 0])) : tensor;
  return slice(wide, along(start + before, () => 0), along(size, (i) => tensor.shape[i]!));
}
