/** Peer networks as tf.layers models. */
import * as tf from '@tensorflow/tfjs';
import type { PeerLayer } from '../recipes';

/** A sequential model; `input` is the shape of one example. */
export function tfNetwork(layers: readonly PeerLayer[], input: readonly number[]): tf.Sequential {
  const model = tf.sequential();
  model.add(tf.layers.inputLayer({ inputShape: [...input] }));
  for (const layer of layers) model.add(tfLayer(layer));
  return model;
}

/** The variables that training moves. */
export function trainableOf(...models: readonly tf.LayersModel[]): tf.Variable[] {
  return models.flatMap((model) => model.trainableWeights.map((weight) => weight.read() as tf.Variable));
}

function tfLayer(layer: PeerLayer): tf.layers.Layer {
  switch (layer.kind) {
    case 'dense':
      return tf.layers.dense({ units: layer.units });
    case 'conv':
      return tf.layers.conv2d({ filters: layer.filters, kernelSize: layer.kernel, strides: layer.stride, padding: 'same' });
    case 'convTranspose':
      return tf.layers.conv2dTranspose({ filters: layer.filters, kernelSize: layer.kernel, strides: layer.stride, padding: 'same' });
    case 'leakyRelu':
      return tf.layers.leakyReLU({ alpha: layer.slope });
    case 'dropout':
      return tf.layers.dropout({ rate: layer.rate });
    case 'reshape':
      return tf.layers.reshape({ targetShape: [...layer.shape] });
    case 'batchNorm':
      return tf.layers.batchNormalization();
    case 'flatten':
      return tf.layers.flatten();
    default:
      return tf.layers.activation({ activation: layer.kind });
  }
}
