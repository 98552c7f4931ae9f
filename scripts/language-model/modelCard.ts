/** The text that tells what a model is, where it comes from, and what it cannot do. */
import type { TrainedConfig } from './modelFiles';
import type { CorpusDescription } from './tokens';

export interface TrainedModel {
  readonly config: TrainedConfig & { readonly steps: number; readonly seed: number };
  readonly parameters: number;
  readonly heldOut: Readonly<Record<string, number>>;
}

const descriptions = {
  gpt2: {
    task: 'text-generation',
    what: 'A small GPT-2 (with ReLU for GELU) that continues fairy tales. It runs in the browser, offline.',
    limits: 'It knows thirteen old books and nothing else: no facts, no today, no instructions. Sentences read as English; a plot does not hold for more than a few of them. Texts longer than its context cannot be continued.',
  },
  bert: {
    task: 'fill-mask',
    what: 'A tiny BERT that tells a hidden word of a sentence, with hidden states that stand for texts. It is of the size of a test: the offline default of Fill Mask and Text Embedding.',
    limits: 'Its guesses follow grammar more than sense. Its embeddings tell texts of this kind apart by their words, not by their meaning as those of trained sentence encoders do.',
  },
  t5: {
    task: 'text2text-generation',
    what: 'A tiny T5 of the size of a test. It fills `<extra_id_0>`, `<extra_id_1>`, ...; after `punctuate:` it restores capitals and punctuation; after `summarize:` it repeats the first of two or three short sentences.',
    limits: 'It has learned sentences of up to 120 characters, and gets rare words wrong. Its summaries are first sentences. It translates nothing and answers nothing.',
  },
} as const;

/** The content of a model's README.md. */
export function modelCard(id: string, { config, parameters, heldOut }: TrainedModel, corpus: CorpusDescription): string {
  const { task, what, limits } = descriptions[config.kind];
  const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 3 : 1 });
  return `---
license: mit
language: en
library_name: transformers.js
pipeline_tag: ${task}
---

# ${id}

${what}

${number(parameters)} parameters: ${config.layers} layers, ${config.width} wide, ${config.heads} heads, ${number(config.vocabulary)} tokens, context ${config.context}. Matrices are stored in eight bits, with a scale for each row; all is computed in single precision.

## Sources

${corpus.books.length} books in the public domain, from Project Gutenberg: ${corpus.books.map((book) => titleOf(book)).join(', ')}. Learned were ${number(corpus.train.words)} words; the last 5 % of each book were never learned.

## Figures on the held-out text

${Object.entries(heldOut).map(([name, value]) => `- ${name}: ${number(value)}`).join('\n')}

Measured with the rounded weights on ${number(corpus.heldOut.words)} words (${number(corpus.heldOut.bytes)} bytes, ${number(corpus.heldOut.tokens)} tokens).

## Limits

${limits} The books are of their time, and so is what they say of people.

## Made by

\`\`\`
npm run train-language-model -- --corpus <folder> --model ${id.split('/')[1]}
\`\`\`

${number(config.steps)} steps, seed ${config.seed}. See docs/language-model.md.
`;
}

/** From "blue-fairy-book.txt" to "Blue Fairy Book". */
function titleOf(file: string): string {
  return file.replace(/\.txt$/, '').split('-').map((word) => word[0]!.toUpperCase() + word.slice(1)).join(' ');
}
