/** The convolutional GAN on handwritten digits: the wiring of the dense one, other layers. */
import type { GraphDocument } from '../../runtime/graph/document';
import { convolutionalDiscriminator, convolutionalGenerator } from '../networks/presets';
import shipped from './checkpoints.json';
import { ganTemplate } from './gan';
import { layers, node } from './wiring';

export const dcganTemplate: GraphDocument = {
  ...ganTemplate,
  meta: { name: 'DCGAN on digits', description: 'The GAN with convolutions: slower steps, smoother strokes.' },
  nodes: {
    ...ganTemplate.nodes,
    generator: node('generator', { layers: layers(convolutionalGenerator) }),
    discriminator: node('discriminator', { layers: layers(convolutionalDiscriminator) }),
    trainer: node('gan-trainer', { batch: 64, steps: 6_000, checkpoint: shipped.dcgan }),
  },
};
