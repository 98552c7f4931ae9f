/** A quiz question and its answers from a paragraph: the question is asked first, then it is answered three times. */
import { type GraphDocument, documentVersion } from '../../../runtime/graph/document';
import { node, wire } from '../wiring';

export const quizQuestionTemplate: GraphDocument = {
  format: 'latentloom',
  version: documentVersion,
  meta: { name: 'Quiz question', description: 'A model asks a question about a paragraph, and is then asked for answers.' },
  nodes: {
    paragraph: node('prompt', { text: 'The king had three sons. The eldest was proud, the second was idle, and the youngest was kind to every beast of the forest.' }),
    ask: node('prompt-template', { template: '{{paragraph}}\n\n"Tell me," said the old man, "which' }),
    question: node('gpt-2', { maxLength: 80, stop: '?', seed: 2 }),
    answer: node('prompt-template', { template: '{{paragraph}}\n\n"Tell me," said the old man, "which{{question}}?"\n\n"It is' }),
    answers: node('gpt-2', { maxLength: 120, sequences: 3, stop: '"\n.', seed: 5 }),
    card: node('prompt-template', { template: 'Which{{question}}?\n– It is{{answer}}.' }),
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
