/** Posts for each of several topics: a prompt on each line runs as a batch. */
import { type GraphDocument, documentVersion } from '../../../runtime/graph/document';
import { node, wire } from '../wiring';
import { careful } from './decoding';

export const socialPostTemplate: GraphDocument = {
  format: 'latentloom',
  version: documentVersion,
  meta: { name: 'Social posts', description: 'A topic on each line: the whole chain runs once for every one.' },
  nodes: {
    topics: node('prompt', { text: 'I went for a walk by the sea\nI woke up in the first snow\nI sat by the fire with my cat', lines: true }),
    request: node('prompt-template', { template: 'Oh, what a day! {{topic}}, and there I saw a' }),
    model: node('gpt-2', { maxLength: 52, stop: '\\n\n.', ...careful, seed: 8 }),
    tag: node('prompt', { text: '#fairytale' }),
    post: node('prompt-template', { template: '{{text}}. {{tag}}' }),
    posts: node('text-output'),
  },
  edges: [
    wire('topics', 'text', 'request', 'topic'),
    wire('request', 'text', 'model', 'prompt'),
    wire('model', 'text', 'post', 'text'),
    wire('tag', 'text', 'post', 'tag'),
    wire('post', 'text', 'posts', 'text'),
  ],
  layout: {
    topics: { x: 0, y: 0 },
    tag: { x: 720, y: 600 },
    request: { x: 360, y: 0 },
    model: { x: 720, y: 0 },
    post: { x: 1080, y: 200 },
    posts: { x: 1440, y: 0, width: 360, height: 480 },
  },
};
