/** The conditional GAN: labels go to both networks, and a grid draws every class in a row of its own. */
import type { GraphDocument } from '../../runtime/graph/document';
import { conditionalDiscriminator, conditionalGenerator } from '../networks/presets';
import shipped from './checkpoints.json';
import { ganTemplate } from './gan';
import { layers, node, wire } from './wiring';

export const conditionalGanTemplate: GraphDocument = {
  ...ganTemplate,
  meta: { name: 'Conditional GAN on digits', description: 'Choose the digit: both networks are told the class that the picture shall show.' },
  nodes: {
    ...ganTemplate.nodes,
    // Ten latents for all labels: along a column of the grid the handwriting stays.
    noise: node('noise-source', { samples: 10 }),
    generator: node('generator', { layers: layers(conditionalGenerator) }),
    discriminator: node('discriminator', { layers: layers(conditionalDiscriminator) }),
    trainer: node('gan-trainer', { steps: 12_000, checkpoint: shipped['conditional-gan'] }),
    labels: node('class-labels'),
    draw: node('apply-network'),
  },
  edges: [
    ...ganTemplate.edges.filter(({ to }) => to.node !== 'samples'),
    wire('digits', 'labels', 'generator', 'condition'),
    wire('digits', 'labels', 'discriminator', 'condition'),
    wire('generator', 'network', 'draw', 'network'),
    wire('noise', 'latent', 'draw', 'input'),
    wire('labels', 'labels', 'draw', 'condition'),
    wire('draw', 'output', 'samples', 'images'),
  ],
  layout: {
    ...ganTemplate.layout,
    noise: { x: 0, y: 760 },
    labels: { x: 0, y: 940 },
    draw: { x: 600, y: 720 },
    samples: { x: 900, y: 520, width: 540, height: 640 },
  },
};
