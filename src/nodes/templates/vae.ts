/** The classic VAE on handwritten digits, wired like the textbook's picture; below it, new digits from its decoder. */
import { type GraphDocument, documentVersion } from '../../runtime/graph/document';
import shipped from './checkpoints.json';
import { node, wire } from './wiring';

export const vaeTemplate: GraphDocument = {
  format: 'latentloom',
  version: documentVersion,
  meta: { name: 'VAE on digits', description: 'Every digit becomes a point in the plane, and every point a digit.' },
  nodes: {
    digits: node('dataset'),
    encoder: node('encoder'),
    code: node('sample-latent'),
    decoder: node('decoder'),
    trainer: node('vae-trainer', { checkpoint: shipped.vae }),
    losses: node('loss-chart'),
    rebuilt: node('image-output'),
    noise: node('noise-source', { dim: 2 }),
    decode: node('apply-network'),
    samples: node('image-output'),
  },
  edges: [
    wire('digits', 'images', 'encoder', 'images'),
    wire('encoder', 'mean', 'code', 'mean'),
    wire('encoder', 'logVariance', 'code', 'logVariance'),
    wire('code', 'latent', 'decoder', 'latent'),
    wire('digits', 'images', 'trainer', 'target'),
    wire('decoder', 'logits', 'trainer', 'logits'),
    wire('encoder', 'mean', 'trainer', 'mean'),
    wire('encoder', 'logVariance', 'trainer', 'logVariance'),
    wire('trainer', 'metrics', 'losses', 'metrics'),
    wire('decoder', 'images', 'rebuilt', 'images'),
    wire('noise', 'latent', 'decode', 'input'),
    wire('decoder', 'network', 'decode', 'network'),
    wire('decode', 'output', 'samples', 'images'),
  ],
  // The wires of target, mean and log-variance pass above the nodes between.
  layout: {
    digits: { x: 0, y: 0 },
    encoder: { x: 300, y: 160 },
    code: { x: 600, y: 340 },
    decoder: { x: 880, y: 240 },
    trainer: { x: 1180, y: 0 },
    losses: { x: 1480, y: 0, width: 360, height: 420 },
    noise: { x: 880, y: 700 },
    decode: { x: 1180, y: 380 },
    samples: { x: 1480, y: 460, width: 420, height: 520 },
    rebuilt: { x: 1180, y: 560, width: 280, height: 380 },
  },
};
