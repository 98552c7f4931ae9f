/** The convolutional VAE on handwritten digits: the wiring of the dense one, other layers. */
import type { GraphDocument } from '../../runtime/graph/document';
import { convolutionalDecoder, convolutionalEncoder } from '../networks/presets';
import shipped from './checkpoints.json';
import { vaeTemplate } from './vae';
import { layers, node } from './wiring';

export const convVaeTemplate: GraphDocument = {
  ...vaeTemplate,
  meta: { name: 'Convolutional VAE on digits', description: 'The VAE with convolutions: slower steps, clearer digits from the same plane.' },
  nodes: {
    ...vaeTemplate.nodes,
    encoder: node('encoder', { layers: layers(convolutionalEncoder) }),
    decoder: node('decoder', { layers: layers(convolutionalDecoder) }),
    trainer: node('vae-trainer', { batch: 64, steps: 8_000, checkpoint: shipped['conv-vae'] }),
  },
};
