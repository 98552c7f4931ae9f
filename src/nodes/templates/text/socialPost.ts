/** Posts for each of several topics: a prompt on each line runs as a batch. */
import { type GraphDocument, documentVersion } from '../../../runtime/graph/document';
import { node, wire } from '../wiring';

export const socialPostTemplate: GraphDocument = {
  format: 'latentloom',
  version: documentVersion,
  meta: { name: 'Social posts', description: 'A topic on each line: the whole chain runs once for every one.' },
  nodes: {
    topics: node('prompt', { text: 'a walk by the sea\nthe first snow\na cat that talks', lines: true }),
    tone: node('prompt', { text: 'with all my heart' }),
    request: node('prompt-template', { template: 'My dear friends, I must tell you {{tone}} of {{topic}}:' }),
    model: node('gpt-2', { maxLength: 64, stop: '\\n' }),
    posts: node('text-output'),
  },
  edges: [
    wire('topics', 'text', 'request', 'topic'),
    wire('tone', 'text', 'request', 'tone'),
    wire('request', 'text', 'model', 'prompt'),
    wire('model', 'text', 'posts', 'text'),
  ],
  layout: {
    topics: { x: 0, y: 0 },
    tone: { x: 0, y: 240 },
    request: { x: 360, y: 0 },
    model: { x: 720, y: 0 },
    posts: { x: 1080, y: 0, width: 360, height: 480 },
  },
};
