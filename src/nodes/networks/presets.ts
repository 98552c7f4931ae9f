/** The classic dense GAN on 28x28 digits, as layer lists. */
import type { LayerSpec } from '../define';

const dense = (units: number): LayerSpec => ({ kind: 'dense', params: { units } });
const plain = (kind: string): LayerSpec => ({ kind, params: {} });
const toImage = (shape: string): LayerSpec => ({ kind: 'reshape', params: { shape } });

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
