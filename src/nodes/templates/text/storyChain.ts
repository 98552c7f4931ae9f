/** Three models in a row: an idea, the story of it, its title. Every hop is seen. */
import { type GraphDocument, documentVersion } from '../../../runtime/graph/document';
import { node, wire } from '../wiring';
import { careful } from './decoding';

export const storyChainTemplate: GraphDocument = {
  format: 'latentloom',
  version: documentVersion,
  meta: { name: 'Idea, story, title', description: 'One model has an idea, the next tells it, a third finds the title.' },
  nodes: {
    beginning: node('prompt', { text: 'There was once a' }),
    idea: node('gpt-2', { maxLength: 40, stop: '.', ...careful, seed: 9 }),
    opening: node('prompt-template', { template: '{{idea}}. One day' }),
    story: node('gpt-2', { maxLength: 160, stop: '\\n', ...careful, seed: 11 }),
    question: node('prompt-template', { template: '{{story}}\n\nSo ends the story of the' }),
    title: node('gpt-2', { maxLength: 200, stop: '\\n\n.\n,\n;\n"', ...careful, seed: 1 }),
    book: node('prompt-template', { template: 'The story of the{{title}}\n\n{{story}}' }),
    page: node('text-output'),
  },
  edges: [
    wire('beginning', 'text', 'idea', 'prompt'),
    wire('idea', 'text', 'opening', 'idea'),
    wire('opening', 'text', 'story', 'prompt'),
    wire('story', 'text', 'question', 'story'),
    wire('question', 'text', 'title', 'prompt'),
    wire('title', 'continuation', 'book', 'title'),
    wire('story', 'text', 'book', 'story'),
    wire('book', 'text', 'page', 'text'),
  ],
  // The chain runs twice from left to right.
  layout: {
    beginning: { x: 0, y: 0 },
    idea: { x: 360, y: 0 },
    opening: { x: 720, y: 0 },
    story: { x: 1080, y: 0 },
    question: { x: 0, y: 620 },
    title: { x: 360, y: 620 },
    book: { x: 720, y: 620 },
    page: { x: 1080, y: 620, width: 360, height: 440 },
  },
};
