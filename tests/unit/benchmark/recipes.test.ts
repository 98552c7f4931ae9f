/** The peers train the same networks as the templates. */
import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { prepareDocument } from '../../../src/benchmark/ours';
import { type ModelName, type PeerLayer, type Recipe, recipeAt, recipes } from '../../../src/benchmark/recipes';
import { tfNetwork, trainableOf } from '../../../src/benchmark/tfLayers/networks';
import { tfStep } from '../../../src/benchmark/tfLayers/steps';
import { templates } from '../../../src/nodes/templates';
import { compileTrainingStep } from '../../../src/runtime/compile/trainingStep';

const elements = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);

/** Sizes of all weights that move, smallest first. */
function sizesOfPeer(recipe: Recipe): number[] {
  const networks =
    recipe.kind === 'gan'
      ? [tfNetwork(recipe.generator, [recipe.latent]), tfNetwork(recipe.discriminator, recipe.image)]
      : [
          tfNetwork(recipe.encoder, recipe.image),
          tfNetwork([{ kind: 'dense', units: 2 * recipe.latent }], [widthOf(recipe.encoder)]),
          tfNetwork(recipe.decoder, [recipe.latent]),
        ];
  return trainableOf(...networks).map(({ size }) => size).sort((a, b) => a - b);
}

const widthOf = (layers: readonly PeerLayer[]): number => layers.findLast((layer) => layer.kind === 'dense')!.units;

const compared = templates.filter(({ id }) => id in recipes).flatMap(({ id, document }) => [128, 32].map((width) => ({ id, document, width })));

test.each(compared)('the peer of the template $id has weights of the same sizes at width $width', ({ id, document: template, width }) => {
  const scale = { batch: 4, width };
  const { document, trainer } = prepareDocument(template, scale);
  const ours = compileTrainingStep(document, trainer).weights.filter(({ trainable }) => trainable);
  expect(sizesOfPeer(recipeAt(id as ModelName, scale))).toEqual(ours.map(({ shape }) => elements(shape)).sort((a, b) => a - b));
});

test.each(['gan', 'vae'] as const)('the peer of %s learns', async (model) => {
  await tf.setBackend('cpu');
  const recipe: Recipe = { ...recipes[model], batch: 8 };
  const step = tfStep(recipe);
  const pixels = new Float32Array(8 * 784).fill(0.3);
  const losses = Array.from({ length: 4 }, () => step(pixels)[0]!.dataSync()[0]!);
  expect(losses.at(-1)).toBeLessThan(losses[0]!);
}, 60_000);
