/** A VAE whose networks are drawn: branches that look at two scales, a residual block, and a code that enters twice. */
import type { GraphDocument } from '../../runtime/graph/document';
import shipped from './checkpoints.json';
import { vaeTemplate } from './vae';
import { drawing, node } from './wiring';

/** Two branches, with small windows and with large ones, side by side (Szegedy et al. 2015). */
const encoder = drawing(
  {
    edges: ['conv2d', { filters: 16, kernel: 3, stride: 2 }],
    relu: 'relu',
    fine: ['conv2d', { filters: 16, kernel: 3, stride: 2 }],
    coarse: ['conv2d', { filters: 16, kernel: 5, stride: 2 }],
    both: 'concatenate',
    'relu-2': 'relu',
    flat: 'flatten',
  },
  'input > edges', 'edges > relu', 'relu > fine', 'relu > coarse', 'fine > both', 'coarse > both.second', 'both > relu-2', 'relu-2 > flat', 'flat > output',
);

/** A skip around two convolutions (He et al. 2016), and the code once more where the picture is larger. */
const decoder = drawing(
  {
    plan: ['dense', { units: 7 * 7 * 32 }],
    relu: 'relu',
    small: ['reshape', { shape: '7x7x32' }],
    first: ['conv2d', { filters: 32, kernel: 3 }],
    'relu-2': 'relu',
    second: ['conv2d', { filters: 32, kernel: 3 }],
    skip: 'add',
    larger: ['convTranspose2d', { filters: 16, kernel: 3 }],
    again: ['dense', { units: 16 }],
    joined: 'add',
    'relu-3': 'relu',
    pixels: ['convTranspose2d', { filters: 1, kernel: 3 }],
  },
  'input > plan', 'plan > relu', 'relu > small', 'small > first', 'first > relu-2', 'relu-2 > second', 'second > skip', 'small > skip.second',
  'skip > larger', 'larger > joined', 'input > again', 'again > joined.second', 'joined > relu-3', 'relu-3 > pixels', 'pixels > output',
);

export const drawnVaeTemplate: GraphDocument = {
  ...vaeTemplate,
  meta: { name: 'VAE drawn from layers', description: 'Double-click the encoder or the decoder: branches, a skip and a residual block, as in the textbook.' },
  nodes: {
    ...vaeTemplate.nodes,
    encoder: node('encoder', { layers: encoder }),
    decoder: node('decoder', { layers: decoder }),
    trainer: node('vae-trainer', { batch: 64, steps: 1_800, checkpoint: shipped['drawn-vae'] }),
  },
  layout: vaeTemplate.layout,
};
