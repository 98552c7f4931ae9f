/** Graph files for tests: small GANs that train in seconds. */

interface Wire {
  from: { node: string; port: string };
  to: { node: string; port: string };
}

const wire = (from: string, fromPort: string, to: string, toPort: string): Wire => ({
  from: { node: from, port: fromPort },
  to: { node: to, port: toPort },
});

const layer = (kind: string, params: Record<string, unknown> = {}) => ({ kind, params });
const node = (type: string, params: Record<string, unknown> = {}) => ({ type, typeVersion: 1, params });

const generatorLayers = [layer('dense', { units: 16 }), layer('relu'), layer('dense', { units: 784 }), layer('sigmoid'), layer('reshape', { shape: '28x28x1' })];
const discriminatorLayers = [layer('flatten'), layer('dense', { units: 16 }), layer('relu'), layer('dense', { units: 1 })];

/** The textbook's GAN with tiny networks; `trainer` are parameters of the trainer. */
export function smallGan(name: string, trainer: Record<string, unknown> = {}) {
  return {
    format: 'latentloom',
    version: 1,
    meta: { name },
    nodes: {
      noise: node('noise-source', { dim: 16 }),
      digits: node('dataset'),
      generator: node('generator', { layers: generatorLayers }),
      discriminator: node('discriminator', { layers: discriminatorLayers }),
      trainer: node('gan-trainer', { batch: 16, steps: 100, ...trainer }),
      samples: node('image-output'),
      losses: node('loss-chart'),
    },
    edges: [
      wire('noise', 'latent', 'generator', 'latent'),
      wire('digits', 'images', 'discriminator', 'real'),
      wire('generator', 'images', 'discriminator', 'fake'),
      wire('generator', 'images', 'samples', 'images'),
      wire('discriminator', 'realLogits', 'trainer', 'realLogits'),
      wire('discriminator', 'fakeLogits', 'trainer', 'fakeLogits'),
      wire('trainer', 'metrics', 'losses', 'metrics'),
    ],
    layout: {
      digits: { x: 0, y: 0 },
      noise: { x: 0, y: 540 },
      generator: { x: 320, y: 380 },
      discriminator: { x: 640, y: 0 },
      samples: { x: 660, y: 320 },
      trainer: { x: 960, y: 0 },
      losses: { x: 960, y: 400 },
    },
  };
}

/** The well-known wrong recipe: the discriminator sees only fakes, called real. */
export function wrongRecipe(name: string, trainer: Record<string, unknown> = {}) {
  const right = smallGan(name, trainer);
  const { digits: _, ...nodes } = right.nodes;
  return {
    ...right,
    nodes,
    edges: [
      wire('noise', 'latent', 'generator', 'latent'),
      wire('generator', 'images', 'discriminator', 'real'),
      wire('generator', 'images', 'samples', 'images'),
      wire('discriminator', 'realLogits', 'trainer', 'realLogits'),
      wire('trainer', 'metrics', 'losses', 'metrics'),
    ],
  };
}
