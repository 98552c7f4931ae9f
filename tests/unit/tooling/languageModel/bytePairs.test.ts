/** Byte-pair encoding and the file that says it, against the tokenizer of transformers.js. */
import { PreTrainedTokenizer } from '@huggingface/transformers';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import storyteller from '../../../fixtures/golden/storyteller.json';
import { learnBytePairs } from '../../../../scripts/language-model/tokenizer/bytePairs';
import { Encoder } from '../../../../scripts/language-model/tokenizer/encoder';
import { tokenizerFile } from '../../../../scripts/language-model/tokenizer/tokenizerFile';

const story = 'The king said to the queen: "The sea is deep." The queen\'s son said: "The sky is high, and I\'ll go there!"\n\nSo they went.';
const difficult = `${story} Naïve façades -- 42 times, 1820!  日本  \n\n end`;

test('the most frequent pair is joined first', () => {
  expect(learnBytePairs(['low low low lower'], 259).merges).toEqual([['l', 'o'], ['lo', 'w'], ['Ġ', 'low']]);
});

test('learning ends when no pair is left', () => {
  expect(learnBytePairs(['ab'], 1000).tokens).toHaveLength(257);
});

test.each(['gpt2', 'bert', 't5'] as const)('ids of %s are those that transformers.js reads', (kind) => {
  const bytePairs = learnBytePairs([story], 300);
  const tokenizer = new PreTrainedTokenizer(JSON.parse(tokenizerFile(kind, bytePairs)), {});
  const encoder = new Encoder(kind, bytePairs);
  const texts = [story, difficult, 'a [MASK] b', 'say <extra_id_0> or <extra_id_1>.', 'end<|endoftext|>'];
  expect(texts.map((text) => encoder.encodeFramed(text))).toEqual(texts.map((text) => tokenizer.encode(text)));
});

test('what is encoded decodes to the same text', () => {
  const bytePairs = learnBytePairs([story], 300);
  const tokenizer = new PreTrainedTokenizer(JSON.parse(tokenizerFile('gpt2', bytePairs)), {});
  expect(tokenizer.decode(new Encoder('gpt2', bytePairs).encode(difficult))).toBe(difficult);
});

test.each(storyteller.prompts)('the shipped tokenizer reads a prompt as in training: $text', ({ text, ids }) => {
  const folder = `public/models/${storyteller.model}/`;
  const read = (file: string) => JSON.parse(readFileSync(folder + file, 'utf8'));
  expect(new PreTrainedTokenizer(read('tokenizer.json'), read('tokenizer_config.json')).encode(text)).toEqual(ids);
});
