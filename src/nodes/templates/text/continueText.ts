/** A prompt that a model continues, with how sure it was of each token. */
import { type GraphDocument, documentVersion } from '../../../runtime/graph/document';
import { node, wire } from '../wiring';
import { careful } from './decoding';

export const continueTextTemplate: GraphDocument = {
  format: 'latentloom',
  version: documentVersion,
  meta: { name: 'Continue a text', description: 'A language model writes on, and tells how sure it was of each token.' },
  nodes: {
    prompt: node('prompt', { text: 'Artificial Intelligence is revolutionizing the way we create content. The future of' }),
    model: node('gpt-2', { maxLength: 100, sequences: 1, ...careful, temperature: 0.7, repetitionPenalty: 1.1 }),
    text: node('text-output'),
    probabilities: node('token-probabilities'),
  },
  edges: [
    wire('prompt', 'text', 'model', 'prompt'),
    wire('model', 'text', 'text', 'text'),
    wire('model', 'probabilities', 'probabilities', 'probabilities'),
  ],
  layout: {
    prompt: { x: 0, y: 0 },
    model: { x: 360, y: 0 },
    text: { x: 720, y: 0, width: 360, height: 240 },
    probabilities: { x: 720, y: 280, width: 360, height: 400 },
  },
};
