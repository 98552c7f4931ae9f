/**
 * WGAN-GP on handwritten digits (Gulrajani et al. 2017): five updates of a critic without BatchNorm for each of the
 * generator, and Adam with a short memory, as in the paper's code.
 */
import type { GraphDocument } from '../../runtime/graph/document';
import { critic, smallConvolutionalGenerator } from '../networks/presets';
import shipped from './checkpoints.json';
import { ganTemplate } from './gan';
import { layers, node } from './wiring';

export const wganGpTemplate: GraphDocument = {
  ...ganTemplate,
  meta: { name: 'WGAN-GP on digits', description: 'A critic with a gradient penalty judges: losses that mean something, and no collapse.' },
  nodes: {
    ...ganTemplate.nodes,
    generator: node('generator', { layers: layers(smallConvolutionalGenerator) }),
    discriminator: node('discriminator', { layers: layers(critic) }),
    trainer: node('gan-trainer', {
      loss: 'wassersteinPenalty',
      discriminatorSteps: 5,
      gradientPenalty: 10,
      generatorRate: 3e-4,
      discriminatorRate: 3e-4,
      beta1: 0.5,
      beta2: 0.9,
      batch: 32,
      steps: 5_000,
      checkpoint: shipped['wgan-gp'],
    }),
  },
};
