/** A news draft: a fact on each line becomes a sentence, and a model reports what people said of it. */
import { type GraphDocument, documentVersion } from '../../../runtime/graph/document';
import { node, wire } from '../wiring';
import { careful } from './decoding';

export const newsDraftTemplate: GraphDocument = {
  format: 'latentloom',
  version: documentVersion,
  meta: { name: 'News draft', description: 'One model makes a sentence of each fact, the next a paragraph of each sentence.' },
  nodes: {
    facts: node('prompt', { text: 'a bear came to the market this morning\nit ate all the honey of the baker\nnobody was hurt and the bear went home', lines: true }),
    place: node('prompt', { text: 'the old town' }),
    sentences: node('text-to-text', { task: 'punctuate' }),
    request: node('prompt-template', { template: '{{sentence}} The people of {{place}} said that' }),
    model: node('gpt-2', { maxLength: 60, stop: '\\n\n.\n!', ...careful, seed: 3 }),
    paragraph: node('prompt-template', { template: '{{report}}.' }),
    draft: node('text-output'),
  },
  edges: [
    wire('facts', 'text', 'sentences', 'text'),
    wire('sentences', 'text', 'request', 'sentence'),
    wire('place', 'text', 'request', 'place'),
    wire('request', 'text', 'model', 'prompt'),
    wire('model', 'text', 'paragraph', 'report'),
    wire('paragraph', 'text', 'draft', 'text'),
  ],
  layout: {
    facts: { x: 0, y: 0 },
    place: { x: 0, y: 420 },
    sentences: { x: 360, y: 0 },
    request: { x: 360, y: 500 },
    model: { x: 720, y: 0 },
    paragraph: { x: 1080, y: 0 },
    draft: { x: 1080, y: 420, width: 360, height: 400 },
  },
};
