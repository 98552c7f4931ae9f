/** The classic networks for 28x28 digits, as layer lists. */
import type { LayerSpec } from '../define';

const dense = (units: number): LayerSpec => ({ kind: 'dense', params: { units } });
const plain = (kind: string): LayerSpec => ({ kind, params: {} });
const toImage = (shape: string): LayerSpec => ({ kind: 'reshape', params: { shape } });
const conv = (filters: number, kernel: number): LayerSpec => ({ kind: 'conv2d', params: { filters, kernel, stride: 2 } });
const residual = (layers: number): LayerSpec => ({ kind: 'residual', params: { layers } });
/** Class labels enter here, one number for each class. */
const condition = plain('condition');
const convolution = (filters: number, kernel: number): LayerSpec => ({ kind: 'conv2d', params: { filters, kernel } });
const convTranspose = (filters: number, kernel: number, stride = 2): LayerSpec => ({ kind: 'convTranspose2d', params: { filters, kernel, stride } });

/** 100 -> Dense 128 ReLU -> BatchNorm -> Dense 784 sigmoid -> 28x28x1. */
export const denseGenerator: readonly LayerSpec[] = [
  dense(128),
  plain('relu'),
  plain('batchNorm'),
  dense(784),
  plain('sigmoid'),
  toImage('28x28x1'),
];

/** Two hidden layers and leaky activations: slower, smoother strokes. */
export const deepGenerator: readonly LayerSpec[] = [
  dense(128),
  plain('leakyRelu'),
  plain('batchNorm'),
  dense(256),
  plain('leakyRelu'),
  plain('batchNorm'),
  dense(784),
  plain('sigmoid'),
  toImage('28x28x1'),
];

/** What a Network begins with: one hidden layer, ten numbers. */
export const perceptron: readonly LayerSpec[] = [plain('flatten'), dense(128), plain('relu'), dense(10)];

/** So small that a step takes milliseconds on any device. */
export const tinyGenerator: readonly LayerSpec[] = [dense(16), plain('relu'), dense(784), plain('sigmoid'), toImage('28x28x1')];

/** Flatten -> Dense 128 ReLU -> Dense 1 (logits). */
export const denseDiscriminator: readonly LayerSpec[] = [plain('flatten'), dense(128), plain('relu'), dense(1)];

export const deepDiscriminator: readonly LayerSpec[] = [
  plain('flatten'),
  dense(256),
  plain('leakyRelu'),
  plain('dropout'),
  dense(128),
  plain('leakyRelu'),
  plain('dropout'),
  dense(1),
];

export const tinyDiscriminator: readonly LayerSpec[] = [plain('flatten'), dense(16), plain('relu'), dense(1)];

/** The shape of DCGAN (Radford et al. 2016) for 28x28: 100 -> 7x7x64 -> ConvTranspose 32 -> ConvTranspose 1, windows of 5. */
export const convolutionalGenerator: readonly LayerSpec[] = [
  dense(7 * 7 * 64),
  toImage('7x7x64'),
  plain('batchNorm'),
  plain('relu'),
  convTranspose(32, 5),
  plain('batchNorm'),
  plain('relu'),
  convTranspose(1, 5),
  plain('sigmoid'),
];

/** Conv 32 -> Conv 64 -> Dense 1 (logits), windows of 5; dropout in place of batch statistics, which real and fake would not share. */
export const convolutionalDiscriminator: readonly LayerSpec[] = [
  conv(32, 5),
  plain('leakyRelu'),
  plain('dropout'),
  conv(64, 5),
  plain('leakyRelu'),
  plain('dropout'),
  plain('flatten'),
  dense(1),
];

/** Trunk of the classic VAE's encoder (Kingma & Welling 2014), before the heads: Flatten -> Dense 128 ReLU. */
export const denseEncoder: readonly LayerSpec[] = [plain('flatten'), dense(128), plain('relu')];

/** Dense 128 ReLU -> Dense 784 (logits) -> 28x28x1. */
export const denseDecoder: readonly LayerSpec[] = [dense(128), plain('relu'), dense(784), toImage('28x28x1')];

/** Conv 32 -> Conv 64 -> Dense 16, windows of 3. */
export const convolutionalEncoder: readonly LayerSpec[] = [
  conv(32, 3),
  plain('relu'),
  conv(64, 3),
  plain('relu'),
  plain('flatten'),
  dense(16),
  plain('relu'),
];

/** The same in reverse: 7x7x64 -> ConvTranspose 64 -> ConvTranspose 32 -> ConvTranspose 1 (logits). */
export const convolutionalDecoder: readonly LayerSpec[] = [
  dense(7 * 7 * 64),
  plain('relu'),
  toImage('7x7x64'),
  convTranspose(64, 3),
  plain('relu'),
  convTranspose(32, 3),
  plain('relu'),
  convTranspose(1, 3, 1),
];

export const tinyEncoder: readonly LayerSpec[] = [plain('flatten'), dense(16), plain('relu')];

export const tinyDecoder: readonly LayerSpec[] = [dense(16), plain('relu'), dense(784), toImage('28x28x1')];

/** The conditional GAN (Mirza & Osindero 2014): the dense one, with the class beside the noise. */
export const conditionalGenerator: readonly LayerSpec[] = [condition, ...denseGenerator];

/** The class joins the pixels once these are flat. */
export const conditionalDiscriminator: readonly LayerSpec[] = [
  plain('flatten'),
  condition,
  dense(128),
  plain('leakyRelu'),
  plain('dropout'),
  dense(1),
];

export const conditionalConvolutionalGenerator: readonly LayerSpec[] = [condition, ...convolutionalGenerator];

/** The class joins the picture as label maps, one further channel for each class. */
export const conditionalConvolutionalDiscriminator: readonly LayerSpec[] = [condition, ...convolutionalDiscriminator];

/** The conditional VAE (Sohn et al. 2015): encoder and decoder are told the class, so that the code keeps the style alone. */
export const conditionalEncoder: readonly LayerSpec[] = [plain('flatten'), condition, dense(128), plain('relu')];

export const conditionalDecoder: readonly LayerSpec[] = [condition, ...denseDecoder];

/** Told a text, a VAE's code keeps what the text leaves open. */
export const promptedEncoder: readonly LayerSpec[] = [plain('flatten'), condition, dense(256), plain('relu'), dense(128), plain('relu')];

export const promptedDecoder: readonly LayerSpec[] = [condition, dense(256), plain('relu'), dense(256), plain('relu'), dense(784), toImage('28x28x1')];

/** A vector for each word, and their sum alone: what a word says is then the same beside all others, also beside those that it was never seen with. */
export const wordsEncoder: readonly LayerSpec[] = [{ kind: 'embeddingBag', params: { size: 12 } }];

/** For what a language model gives. */
export const embeddingEncoder: readonly LayerSpec[] = [dense(64), plain('relu'), dense(12)];

/** The DCGAN's generator with half the features: in WGAN-GP it runs six times in every step. */
export const smallConvolutionalGenerator: readonly LayerSpec[] = [
  dense(7 * 7 * 32),
  toImage('7x7x32'),
  plain('batchNorm'),
  plain('relu'),
  convTranspose(16, 5),
  plain('batchNorm'),
  plain('relu'),
  convTranspose(1, 5),
  plain('sigmoid'),
];

/** The critic of WGAN-GP (Gulrajani et al. 2017): nothing in it may look at other examples, so there is no BatchNorm. */
export const critic: readonly LayerSpec[] = [
  conv(16, 5),
  plain('leakyRelu'),
  conv(32, 5),
  plain('leakyRelu'),
  plain('flatten'),
  dense(1),
];

/** Like the convolutional decoder, each size refined by a residual block. */
export const residualDecoder: readonly LayerSpec[] = [
  dense(7 * 7 * 32),
  plain('relu'),
  toImage('7x7x32'),
  convolution(32, 3),
  plain('relu'),
  convolution(32, 3),
  residual(3),
  plain('relu'),
  convTranspose(32, 3),
  plain('relu'),
  convolution(32, 3),
  residual(1),
  plain('relu'),
  convTranspose(1, 3),
];
