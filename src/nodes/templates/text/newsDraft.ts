/** A news draft: facts in bullets, a place and a template that asks for a report. */
import { type GraphDocument, documentVersion } from '../../../runtime/graph/document';
import { node, wire } from '../wiring';

export const newsDraftTemplate: GraphDocument = {
  format: 'latentloom',
  version: documentVersion,
  meta: { name: 'News draft', description: 'Facts in bullets become the first draft of a report.' },
  nodes: {
    place: node('prompt', { text: 'the old town' }),
    facts: node('prompt', { text: '- a bear came to the market\n- it ate all the honey\n- nobody was hurt' }),
    request: node('prompt-template', { template: 'NEWS FROM {{place}}\n\n{{facts}}\n\nThis morning in {{place}}' }),
    model: node('gpt-2', { maxLength: 160 }),
    draft: node('text-output'),
  },
  edges: [
    wire('place', 'text', 'request', 'place'),
    wire('facts', 'text', 'request', 'facts'),
    wire('request', 'text', 'model', 'prompt'),
    wire('model', 'text', 'draft', 'text'),
  ],
  layout: {
    place: { x: 0, y: 0 },
    facts: { x: 0, y: 240 },
    request: { x: 360, y: 0 },
    model: { x: 720, y: 0 },
    draft: { x: 1080, y: 0, width: 360, height: 480 },
  },
};
