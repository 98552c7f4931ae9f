/** The conditional VAE: encoder and decoder are told the class, so that the code keeps the handwriting alone. */
import type { GraphDocument } from '../../runtime/graph/document';
import { conditionalDecoder, conditionalEncoder } from '../networks/presets';
import shipped from './checkpoints.json';
import { vaeTemplate } from './vae';
import { layers, node, wire } from './wiring';

const latent = 8;

export const conditionalVaeTemplate: GraphDocument = {
  ...vaeTemplate,
  meta: { name: 'Conditional VAE on digits', description: 'The class is told, so the code keeps the handwriting: one style, all ten digits.' },
  nodes: {
    ...vaeTemplate.nodes,
    encoder: node('encoder', { latent, layers: layers(conditionalEncoder) }),
    decoder: node('decoder', { layers: layers(conditionalDecoder) }),
    trainer: node('vae-trainer', { checkpoint: shipped['conditional-vae'] }),
    // Ten latents for all labels: along a column of the grid the handwriting stays.
    noise: node('noise-source', { dim: latent, samples: 10 }),
    labels: node('class-labels'),
  },
  edges: [
    ...vaeTemplate.edges,
    wire('digits', 'labels', 'encoder', 'condition'),
    wire('digits', 'labels', 'decoder', 'condition'),
    wire('labels', 'labels', 'decode', 'condition'),
  ],
  layout: { ...vaeTemplate.layout, encoder: { x: 300, y: 180 }, labels: { x: 880, y: 880 }, samples: { x: 1480, y: 460, width: 480, height: 580 } },
};
