/** The dense GAN on handwritten digits, wired like the textbook's picture. */
import { type GraphDocument, documentVersion } from '../../runtime/graph/document';
import shipped from './checkpoints.json';
import { node, wire } from './wiring';

export const ganTemplate: GraphDocument = {
  format: 'latentloom',
  version: documentVersion,
  meta: { name: 'Dense GAN on digits', description: 'Noise becomes handwritten digits: generator and discriminator learn against each other.' },
  nodes: {
    noise: node('noise-source'),
    digits: node('dataset'),
    generator: node('generator'),
    discriminator: node('discriminator'),
    trainer: node('gan-trainer', { checkpoint: shipped.gan }),
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
    generator: { x: 300, y: 400 },
    discriminator: { x: 600, y: 0 },
    samples: { x: 600, y: 400, width: 480, height: 580 },
    trainer: { x: 900, y: 0 },
    losses: { x: 1200, y: 0, width: 360, height: 480 },
  },
};
