/** Advertising copy: a product and its buyers fill a template; three drafts to choose from. */
import { type GraphDocument, documentVersion } from '../../../runtime/graph/document';
import { node, wire } from '../wiring';

export const productAdTemplate: GraphDocument = {
  format: 'latentloom',
  version: documentVersion,
  meta: { name: 'Product advertisement', description: 'A product and its buyers fill a template; the model drafts the copy.' },
  nodes: {
    product: node('prompt', { text: 'a lantern that never goes out' }),
    buyers: node('prompt', { text: 'travellers who walk at night' }),
    brief: node('prompt-template', { template: 'For {{buyers}}: {{product}}! You will love it, for it is' }),
    model: node('gpt-2', { maxLength: 96, sequences: 3 }),
    drafts: node('text-output'),
  },
  edges: [
    wire('product', 'text', 'brief', 'product'),
    wire('buyers', 'text', 'brief', 'buyers'),
    wire('brief', 'text', 'model', 'prompt'),
    wire('model', 'text', 'drafts', 'text'),
  ],
  layout: {
    product: { x: 0, y: 0 },
    buyers: { x: 0, y: 240 },
    brief: { x: 360, y: 0 },
    model: { x: 720, y: 0 },
    drafts: { x: 1080, y: 0, width: 360, height: 480 },
  },
};
