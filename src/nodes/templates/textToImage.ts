/** Text to image: encoder and decoder of a VAE are told a caption; afterwards the decoder draws what a prompt says. */
import { type GraphDocument, documentVersion } from '../../runtime/graph/document';
import { promptedDecoder, promptedEncoder } from '../networks/presets';
import { captionedDigits } from '../sources/dataset/source';
import shipped from './checkpoints.json';
import { vaeTemplate } from './vae';
import { layers, node, wire } from './wiring';

const latent = 16;

export const textToImageTemplate: GraphDocument = {
  format: 'latentloom',
  version: documentVersion,
  meta: { name: 'Text to image', description: 'Write what you want to see: captions teach a decoder to draw digits by their description.' },
  nodes: {
    digits: node('dataset', { source: captionedDigits }),
    text: node('text-encoder'),
    encoder: node('encoder', { latent, layers: layers(promptedEncoder) }),
    code: node('sample-latent'),
    decoder: node('decoder', { layers: layers(promptedDecoder) }),
    trainer: node('vae-trainer', { steps: 12_000, beta: 2, checkpoint: shipped['text-to-image'] }),
    losses: node('loss-chart'),
    rebuilt: node('image-output'),
    prompt: node('prompt', { text: 'a thick slanted seven\na small thin 3\na large bold eight leaning left\na tiny upright zero', lines: true }),
    told: node('apply-network'),
    // Uniform noise keeps to the middle of what the decoder knows: fewer odd shapes, more of what was asked for.
    noise: node('noise-source', { dim: latent, samples: 4, distribution: 'uniform' }),
    decode: node('apply-network'),
    samples: node('image-output'),
  },
  edges: [
    ...vaeTemplate.edges,
    wire('digits', 'captions', 'text', 'text'),
    wire('text', 'condition', 'encoder', 'condition'),
    wire('text', 'condition', 'decoder', 'condition'),
    wire('prompt', 'text', 'told', 'input'),
    wire('text', 'network', 'told', 'network'),
    wire('told', 'output', 'decode', 'condition'),
    wire('prompt', 'text', 'samples', 'captions'),
  ],
  // Above, what learns; below, what draws.
  layout: {
    digits: { x: 0, y: 0, width: 300, height: 560 },
    text: { x: 340, y: 0 },
    encoder: { x: 620, y: 120 },
    code: { x: 900, y: 240 },
    decoder: { x: 1160, y: 240 },
    trainer: { x: 1440, y: 0 },
    losses: { x: 1740, y: 0, width: 360, height: 420 },
    prompt: { x: 340, y: 640, width: 300, height: 200 },
    told: { x: 700, y: 640 },
    noise: { x: 1080, y: 940 },
    decode: { x: 1080, y: 720 },
    samples: { x: 1380, y: 640, width: 360, height: 540 },
    rebuilt: { x: 1780, y: 480, width: 300, height: 400 },
  },
};
