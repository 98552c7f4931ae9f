import { describe, expect, it } from 'vitest';
import { type CaptionedDigit, drawCaptionedDigit } from '../../../../../src/runtime/data/captions/captionedDigit';
import { TRAITS, type Wish, fulfils } from '../../../../../src/runtime/data/captions/description';
import { allCaptions } from '../../../../../src/runtime/data/captions/grammar';
import { combinations, heldOutCombinations } from '../../../../../src/runtime/data/captions/heldOut';
import { CAPTION_LENGTH, decodeWords, readWords, wishOf } from '../../../../../src/runtime/data/captions/vocabulary';
import { captionedDigitSource } from '../../../../../src/runtime/data/exampleSource';

const pixels = new Float32Array(784);
const digits = Array.from({ length: 2000 }, (_, index) => drawn(4, index));

function drawn(seed: number, index: number, without?: Parameters<typeof drawCaptionedDigit>[3]): CaptionedDigit & { ink: number } {
  const digit = drawCaptionedDigit(seed, index, pixels, without);
  return { ...digit, ink: pixels.reduce((sum, value) => sum + value, 0) };
}

const meanInk = (chosen: readonly { ink: number }[]) => chosen.reduce((sum, { ink }) => sum + ink, 0) / chosen.length;

it('gives the same digit with the same caption for the same seed and index, whatever was drawn before', () => {
  expect(drawn(4, 1234)).toEqual(digits[1234]);
  expect(drawn(5, 1234)).not.toEqual(digits[1234]);
});

it('says only what is true of the digit, and always which digit it is', () => {
  for (const { caption, description } of digits) {
    const wish = wishOf(caption);
    expect(wish.digit, caption).toBe(description.digit);
    expect(fulfils(description, wish), caption).toBe(true);
  }
});

it('names thick and thin, lean and size of most digits that have them, and leaves out some', () => {
  for (const trait of TRAITS) {
    const extreme = digits.filter(({ description }) => description[trait] !== 0);
    const named = extreme.filter(({ caption }) => wishOf(caption)[trait] !== undefined).length / extreme.length;
    expect(named).toBeGreaterThan(0.75);
    expect(named).toBeLessThan(0.95);
  }
});

it('writes captions in words of the vocabulary alone, so that their numbers are all of them', () => {
  expect(digits.flatMap(({ caption }) => readWords(caption)).filter(({ known }) => !known)).toEqual([]);
  const captions = new Int32Array(8 * CAPTION_LENGTH);
  captionedDigitSource(4).fill(Int32Array.from({ length: 8 }, (_, index) => index), new Float32Array(8 * 784), new Int32Array(8), undefined, captions);
  const texts = Array.from({ length: 8 }, (_, row) => decodeWords(captions.subarray(row * CAPTION_LENGTH, (row + 1) * CAPTION_LENGTH)));
  expect(texts).toEqual(digits.slice(0, 8).map(({ caption }) => caption));
});

it('draws what it says: thick digits have more ink than thin ones, large ones are larger', () => {
  const those = (wish: Wish) => digits.filter(({ description }) => fulfils(description, wish));
  expect(meanInk(those({ thickness: 1, size: 0 }))).toBeGreaterThan(1.5 * meanInk(those({ thickness: -1, size: 0 })));
  expect(meanInk(those({ thickness: 0, size: 1 }))).toBeGreaterThan(1.4 * meanInk(those({ thickness: 0, size: -1 })));
});

it('takes captions from a list that a language model can read in full', () => {
  const all = new Set(allCaptions());
  expect(all.size).toBeLessThan(3000);
  expect(digits.filter(({ caption }) => !all.has(caption))).toEqual([]);
});

describe('what is held out', () => {
  it('is a share of all digits with two named traits, chosen by seed', () => {
    expect(combinations).toHaveLength(160);
    const chosen = heldOutCombinations(0.1, 3);
    expect(new Set(chosen.map((one) => JSON.stringify(one))).size).toBe(16);
    expect(heldOutCombinations(0.1, 3)).toEqual(chosen);
    expect(heldOutCombinations(0.1, 4)).not.toEqual(chosen);
    expect(heldOutCombinations(0, 3)).toEqual([]);
  });

  it('never comes up, in pictures or in captions', () => {
    const without = heldOutCombinations(0.1, 0);
    const learned = Array.from({ length: 1500 }, (_, index) => drawn(1, index, without));
    for (const combination of without) {
      expect(learned.filter(({ description }) => fulfils(description, combination))).toEqual([]);
      // Every one of its words is learned in other company.
      for (const trait of TRAITS.filter((name) => combination[name] !== undefined)) {
        expect(learned.some(({ description }) => description.digit === combination.digit && description[trait] === combination[trait])).toBe(true);
      }
    }
    expect(digits.some(({ description }) => without.some((combination) => fulfils(description, combination)))).toBe(true);
  });

  it('leaves something of every digit, however much is held out', () => {
    const without = heldOutCombinations(0.9, 0);
    expect(new Set(Array.from({ length: 200 }, (_, index) => drawn(1, index, without).description.digit)).size).toBe(10);
  });
});
