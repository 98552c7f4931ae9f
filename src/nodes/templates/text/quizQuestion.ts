/** A quiz question with three answers to choose from: a model asks about a paragraph, and is then asked itself. */
import { type GraphDocument, documentVersion } from '../../../runtime/graph/document';
import { node, wire } from '../wiring';
import { careful } from './decoding';

export const quizQuestionTemplate: GraphDocument = {
  format: 'latentloom',
  version: documentVersion,
  meta: { name: 'Quiz question', description: 'A model asks a question about a paragraph, and is then asked for answers.' },
  nodes: {
    paragraph: node('prompt', {
      text: "A giant lived in a castle at the end of the forest. He had carried off the king's daughter, and he kept his golden keys under a stone by the river.",
    }),
    ask: node('prompt-template', { template: '{{paragraph}}\n\n"Where is the' }),
    question: node('gpt-2', { maxLength: 80, stop: '?\n\\n', ...careful }),
    answer: node('prompt-template', { template: '{{paragraph}}\n\n"Where is the{{question}}?"\n\n"In the' }),
    answers: node('gpt-2', { maxLength: 120, sequences: 3, stop: '.\n,\n?\n!\n"\n\\n', ...careful, temperature: 0.8, seed: 14 }),
    card: node('prompt-template', { template: 'Where is the{{question}}?\n– In the{{answer}}.' }),
    quiz: node('text-output'),
  },
  edges: [
    wire('paragraph', 'text', 'ask', 'paragraph'),
    wire('ask', 'text', 'question', 'prompt'),
    wire('paragraph', 'text', 'answer', 'paragraph'),
    wire('question', 'continuation', 'answer', 'question'),
    wire('answer', 'text', 'answers', 'prompt'),
    wire('question', 'continuation', 'card', 'question'),
    wire('answers', 'continuation', 'card', 'answer'),
    wire('card', 'text', 'quiz', 'text'),
  ],
  layout: {
    paragraph: { x: 0, y: 0 },
    ask: { x: 360, y: 0 },
    question: { x: 720, y: 0 },
    answer: { x: 360, y: 620 },
    answers: { x: 720, y: 620 },
    card: { x: 1080, y: 300 },
    quiz: { x: 1440, y: 300, width: 360, height: 400 },
  },
};
