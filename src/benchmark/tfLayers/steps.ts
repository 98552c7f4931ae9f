/** One training step of each recipe, written as TensorFlow.js programs usually are: models, a loss, `minimize`. */
import * as tf from '@tensorflow/tfjs';
import type { GanRecipe, Recipe, VaeRecipe } from '../recipes';
import { tfNetwork, trainableOf } from './networks';

/** Trains one step on a batch of pictures `[batch, ...image]` and gives its losses, which the caller disposes of. */
export type TfStep = (pixels: Float32Array) => tf.Scalar[];

const training = { training: true };

/** Makes the networks and optimisers of a recipe on the current backend. */
export function tfStep(recipe: Recipe): TfStep {
  return recipe.kind === 'gan' ? ganStep(recipe) : vaeStep(recipe);
}

function ganStep({ batch, image, latent, rate, beta1, realTarget, ...networks }: GanRecipe): TfStep {
  const generator = tfNetwork(networks.generator, [latent]);
  const discriminator = tfNetwork(networks.discriminator, image);
  const [judging, making] = [tf.train.adam(rate, beta1), tf.train.adam(rate, beta1)];
  const generate = () => generator.apply(tf.randomNormal([batch, latent]), training) as tf.Tensor;
  const against = (images: tf.Tensor, target: number) => {
    const logits = discriminator.apply(images, training) as tf.Tensor;
    return tf.losses.sigmoidCrossEntropy(tf.fill(logits.shape, target), logits) as tf.Scalar;
  };
  return (pixels) => {
    const real = tf.tensor(pixels, [batch, ...image]);
    const judged = () => tf.add(against(real, realTarget), against(generate(), 0)) as tf.Scalar;
    const fooled = () => against(generate(), 1);
    const losses = [
      judging.minimize(judged, true, trainableOf(discriminator))!,
      making.minimize(fooled, true, trainableOf(generator))!,
    ];
    real.dispose();
    return losses;
  };
}

function vaeStep({ batch, image, latent, rate, beta1, ...networks }: VaeRecipe): TfStep {
  const encoder = tfNetwork(networks.encoder, image);
  const width = encoder.outputShape[1] as number;
  const head = tfNetwork([{ kind: 'dense', units: 2 * latent }], [width]);
  const decoder = tfNetwork(networks.decoder, [latent]);
  const optimizer = tf.train.adam(rate, beta1);
  return (pixels) => {
    const images = tf.tensor(pixels, [batch, ...image]);
    const loss = () => {
      const hidden = encoder.apply(images, training) as tf.Tensor;
      const [mean, logVariance] = tf.split(head.apply(hidden, training) as tf.Tensor, 2, 1) as [tf.Tensor, tf.Tensor];
      const noise = tf.randomNormal([batch, latent]);
      const sample = tf.add(mean, tf.mul(noise, tf.exp(tf.mul(logVariance, 0.5))));
      const logits = decoder.apply(sample, training) as tf.Tensor;
      const reconstruction = tf.losses.sigmoidCrossEntropy(images, logits, undefined, 0, tf.Reduction.SUM);
      const divergence = tf.mul(-0.5, tf.sum(tf.sub(tf.sub(tf.add(1, logVariance), tf.square(mean)), tf.exp(logVariance))));
      return tf.div(tf.add(reconstruction, divergence), batch) as tf.Scalar;
    };
    const last = optimizer.minimize(loss, true, trainableOf(encoder, head, decoder))!;
    images.dispose();
    return [last];
  };
}
