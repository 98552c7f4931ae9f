import { expect, it } from 'vitest';
import type { Wish } from '../../../../../src/runtime/data/captions/description';
import { CAPTION_LENGTH, NO_WORD, decodeWords, encodeWords, readWords, vocabulary, wishOf } from '../../../../../src/runtime/data/captions/vocabulary';

function encode(text: string): Int32Array {
  const numbers = new Int32Array(CAPTION_LENGTH);
  encodeWords(text, numbers);
  return numbers;
}

it.each<[string, Wish]>([
  ['a thick slanted seven', { digit: 7, thickness: 1, slant: 1 }],
  ['A small, thin 3!', { digit: 3, size: -1, thickness: -1 }],
  ['the number zero leaning left', { digit: 0, slant: -1 }],
  ['leaning right', { slant: 1 }],
  ['upright', { slant: 0 }],
  ['There were seven ravens, and one was huge.', { digit: 1, size: 1 }],
  ['17 ravens', {}],
])('reads what “%s” asks for', (text, wish) => {
  expect(wishOf(text)).toEqual(wish);
});

it('tells words that it knows from others, as they are written', () => {
  expect(readWords('A purple SEVEN-headed 7.')).toEqual([
    { text: 'A', known: true },
    { text: 'purple', known: false },
    { text: 'SEVEN', known: true },
    { text: 'headed', known: false },
    { text: '7', known: true },
  ]);
});

it('numbers each known word once and fills up with no word', () => {
  const numbers = encode('a thick, thick purple seven');
  expect(decodeWords(numbers)).toBe('a thick seven');
  expect([...numbers.subarray(3)]).toEqual(new Array(CAPTION_LENGTH - 3).fill(NO_WORD));
});

it('leaves out what has no place', () => {
  const numbers = encode(vocabulary.join(' '));
  expect(decodeWords(numbers)).toBe(vocabulary.slice(0, CAPTION_LENGTH).join(' '));
});

it('has each word once, and no number stands for two', () => {
  expect(new Set(vocabulary).size).toBe(vocabulary.length);
  expect(vocabulary[NO_WORD]).toBeUndefined();
});
