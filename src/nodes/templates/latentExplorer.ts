/** The VAE with windows into its latent space: a map, where digits lie, sliders, and a walk as a video. */
import { type GraphDocument, documentVersion } from '../../runtime/graph/document';
import { vaeTemplate } from './vae';
import { node, wire } from './wiring';

const { digits, encoder, code, decoder, trainer } = vaeTemplate.nodes;
const training = ['digits', 'encoder', 'code', 'decoder', 'trainer'];

export const latentExplorerTemplate: GraphDocument = {
  format: 'latentloom',
  version: documentVersion,
  meta: { name: 'Latent explorer', description: 'Watch a VAE lay out its plane of digits, then steer and walk through it.' },
  nodes: {
    digits: digits!,
    encoder: encoder!,
    code: code!,
    decoder: decoder!,
    trainer: trainer!,
    rebuilt: node('image-output'),
    map: node('latent-map'),
    many: node('dataset', { samples: 1000, seed: 2 }),
    encode: node('apply-network'),
    plot: node('latent-plot'),
    sliders: node('latent-sliders'),
    drawn: node('apply-network'),
    picture: node('image-output'),
    walk: node('latent-walk', { dim: 2 }),
    frames: node('apply-network'),
    video: node('video-output'),
  },
  edges: [
    ...vaeTemplate.edges.filter(({ from, to }) => training.includes(from.node) && training.includes(to.node)),
    wire('decoder', 'images', 'rebuilt', 'images'),
    wire('digits', 'images', 'rebuilt', 'beside'),
    wire('decoder', 'network', 'map', 'network'),
    wire('many', 'images', 'encode', 'input'),
    wire('encoder', 'network', 'encode', 'network'),
    wire('encode', 'output', 'plot', 'latent'),
    wire('many', 'labels', 'plot', 'labels'),
    wire('sliders', 'latent', 'drawn', 'input'),
    wire('decoder', 'network', 'drawn', 'network'),
    wire('drawn', 'output', 'picture', 'images'),
    wire('walk', 'latent', 'frames', 'input'),
    wire('decoder', 'network', 'frames', 'network'),
    wire('frames', 'output', 'video', 'frames'),
  ],
  layout: {
    digits: { x: 0, y: 0 },
    encoder: { x: 300, y: 160 },
    code: { x: 600, y: 340 },
    decoder: { x: 860, y: 240 },
    trainer: { x: 1180, y: 0 },
    rebuilt: { x: 1180, y: 360, width: 260, height: 360 },
    map: { x: 1480, y: 0, width: 440, height: 580 },
    many: { x: 0, y: 560 },
    encode: { x: 300, y: 700 },
    plot: { x: 580, y: 620, width: 280, height: 400 },
    sliders: { x: 900, y: 760 },
    drawn: { x: 1180, y: 760 },
    picture: { x: 1480, y: 620, width: 260, height: 380 },
    walk: { x: 900, y: 1020 },
    frames: { x: 1180, y: 1020 },
    video: { x: 1480, y: 1040, width: 280, height: 440 },
  },
};
