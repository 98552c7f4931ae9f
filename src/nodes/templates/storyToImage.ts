/** From a story to a picture: a language model tells how many, a template says how they look, and the decoder of "Text to image" draws it. */
import { type GraphDocument, documentVersion } from '../../runtime/graph/document';
import { textToImageTemplate } from './textToImage';
import { node, wire } from './wiring';

const { digits, text, encoder, code, decoder, trainer, told, noise, decode, samples } = textToImageTemplate.nodes;
const taken = ['digits', 'text', 'encoder', 'code', 'decoder', 'trainer', 'told', 'noise', 'decode', 'samples'];

export const storyToImageTemplate: GraphDocument = {
  format: 'latentloom',
  version: documentVersion,
  meta: { name: 'Story to image', description: 'A language model tells a story, a template says how it looks, and a picture shows the number that was told.' },
  nodes: {
    beginnings: node('prompt', { text: 'Once upon a time there were\nThere was once a king who had\nIn the cottage there were', lines: true }),
    story: node('gpt-2', { maxLength: 20, temperature: 0.7, seed: 14, stop: '.\n,\n;\n:\n who\n and\n in\n\\n' }),
    look: node('prompt', { text: 'bold and slanted' }),
    caption: node('prompt-template', { template: '{{look}}:{{story}}' }),
    told: told!,
    // One latent for all: as many pictures as there are stories.
    noise: { ...noise!, params: { ...noise!.params, samples: 1 } },
    decode: decode!,
    samples: samples!,
    digits: digits!,
    text: text!,
    encoder: encoder!,
    code: code!,
    decoder: decoder!,
    trainer: trainer!,
  },
  edges: [
    ...textToImageTemplate.edges.filter(({ from, to }) => taken.includes(from.node) && taken.includes(to.node)),
    wire('beginnings', 'text', 'story', 'prompt'),
    wire('story', 'continuation', 'caption', 'story'),
    wire('look', 'text', 'caption', 'look'),
    wire('caption', 'text', 'told', 'input'),
    wire('caption', 'text', 'samples', 'captions'),
  ],
  // Above, the chain; below, where the weights come from.
  layout: {
    beginnings: { x: 0, y: 0, width: 300, height: 200 },
    look: { x: 0, y: 260 },
    story: { x: 340, y: 0 },
    caption: { x: 700, y: 0, width: 300, height: 340 },
    told: { x: 1060, y: 0 },
    decode: { x: 1420, y: 60 },
    noise: { x: 1420, y: 300 },
    samples: { x: 1740, y: 0, width: 360, height: 600 },
    digits: { x: 0, y: 640, width: 300, height: 560 },
    text: { x: 340, y: 640 },
    encoder: { x: 620, y: 760 },
    code: { x: 900, y: 880 },
    decoder: { x: 1160, y: 880 },
    trainer: { x: 1440, y: 640 },
  },
};
