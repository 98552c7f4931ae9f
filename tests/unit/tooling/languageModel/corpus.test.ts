/** From books to stories, and what of them is held out. */
import { expect, test } from 'vitest';
import { storiesOf } from '../../../../scripts/language-model/corpus/clean';
import { splitBooks } from '../../../../scripts/language-model/corpus/split';
import { pairsOf } from '../../../../scripts/language-model/corpus/tasks';
import { CounterRandom } from '../../../../src/runtime/tensor/random';

const book = ['THE BOOK', 'THE FOX', 'A fox [clever] ran.(1)', 'It ran\n_home_.', 'CHAPTER II. The Hen', 'A hen sat.'].join('\n\n');

test('a heading begins a story; notes and marks are cut', () => {
  expect(storiesOf(book)).toEqual([['THE BOOK', 'THE FOX', 'A fox ran.', 'It ran home.'], ['CHAPTER II. The Hen', 'A hen sat.']]);
});

test('what follows the notes is no story', () => {
  expect(storiesOf(`${book}\n\nNOTES AND REFERENCES\n\nSource: a friend.`)).toEqual(storiesOf(book));
});

test('the end of every book is held out, and no paragraph is on both sides', () => {
  const long = ['THE FOX', ...Array.from({ length: 99 }, (_, i) => `Paragraph number ${i} is here.`)].join('\n\n');
  const { train, heldOut } = splitBooks([long, long], 0.05);
  expect(heldOut).toHaveLength(2);
  expect(heldOut[0]).toMatch(/number 95.*number 98 is here\.$/s);
  expect(train[0]).not.toContain('number 95');
});

test('a filled source is the sentence again', () => {
  const sentence = 'The old king gave the boy a golden ring and a fine white horse.';
  const { source, target } = pairsOf([sentence], new CounterRandom(1))[0]!;
  const spans = target.split(/<extra_id_\d+>/).slice(1);
  expect(spans.length).toBeGreaterThan(0);
  expect(source.replace(/ ?<extra_id_(\d+)>/g, (_, span) => spans[Number(span)]!).trim()).toBe(sentence);
});

test('punctuation is asked for in small letters, and two sentences for their first', () => {
  const pairs = pairsOf(['"Come here," said the fox\'s wife. The cock did not come at all.'], new CounterRandom(1));
  expect(pairs).toContainEqual({ source: "punctuate: come here said the fox's wife", target: '"Come here," said the fox\'s wife.' });
  expect(pairs.at(-1)).toEqual({ source: 'summarize: "Come here," said the fox\'s wife. The cock did not come at all.', target: '"Come here," said the fox\'s wife.' });
});
