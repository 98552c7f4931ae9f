/** Advertising copy: a product fills a template, a model praises it three times, and its buyers are named below. */
import { type GraphDocument, documentVersion } from '../../../runtime/graph/document';
import { node, wire } from '../wiring';
import { careful } from './decoding';

export const productAdTemplate: GraphDocument = {
  format: 'latentloom',
  version: documentVersion,
  meta: { name: 'Product advertisement', description: 'A product and its buyers fill templates; the model drafts the copy, three times.' },
  nodes: {
    product: node('prompt', { text: 'a lantern that never goes out' }),
    brief: node('prompt-template', { template: 'Come and see {{product}}! It is so beautiful that' }),
    model: node('gpt-2', { maxLength: 60, sequences: 3, stop: '\\n\n.\n!\n;\n"', ...careful, seed: 8 }),
    buyers: node('prompt', { text: 'travellers who walk at night' }),
    copy: node('prompt-template', { template: '{{praise}}!\n\nMade for {{buyers}}.' }),
    drafts: node('text-output'),
  },
  edges: [
    wire('product', 'text', 'brief', 'product'),
    wire('brief', 'text', 'model', 'prompt'),
    wire('model', 'text', 'copy', 'praise'),
    wire('buyers', 'text', 'copy', 'buyers'),
    wire('copy', 'text', 'drafts', 'text'),
  ],
  layout: {
    product: { x: 0, y: 0 },
    buyers: { x: 720, y: 600 },
    brief: { x: 360, y: 0 },
    model: { x: 720, y: 0 },
    copy: { x: 1080, y: 200 },
    drafts: { x: 1440, y: 0, width: 360, height: 480 },
  },
};
