import { expect, it } from 'vitest';
import { arraySource, strokeDigitSource } from '../../../../src/runtime/data/exampleSource';
import { partOf } from '../../../../src/runtime/data/split';

/** 50 pictures of one pixel, each with its number as brightness and as label. */
const numbered = arraySource(Uint8Array.from({ length: 50 }, (_, i) => i), Uint8Array.from({ length: 50 }, (_, i) => i), 1, 1, 50);

function labelsOf(source: typeof numbered): number[] {
  const size = source.size!;
  const labels = new Int32Array(size);
  source.fill(Int32Array.from({ length: size }, (_, i) => i), new Float32Array(size), labels);
  return [...labels];
}

it('puts every example into one part', () => {
  const split = { share: 0.2, seed: 3 };
  const [train, heldOut] = [labelsOf(partOf(numbered, split, 'train')), labelsOf(partOf(numbered, split, 'heldOut'))];
  expect([train.length, heldOut.length]).toEqual([40, 10]);
  expect([...train, ...heldOut].sort((a, b) => a - b)).toEqual(labelsOf(numbered));
});

it('chooses by the seed', () => {
  const heldOut = (seed: number) => labelsOf(partOf(numbered, { share: 0.2, seed }, 'heldOut'));
  expect(heldOut(1)).toEqual(heldOut(1));
  expect(heldOut(1)).not.toEqual(heldOut(2));
  expect(heldOut(1)).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

it('leaves the source as it is where nothing is held out', () => {
  expect(partOf(numbered, { share: 0, seed: 1 }, 'train')).toBe(numbered);
});

it('holds out other digits of an endless source, and trains on the same as without', () => {
  const digits = strokeDigitSource(1);
  expect(partOf(digits, { share: 0.1, seed: 0 }, 'train')).toBe(digits);
  const heldOut = partOf(digits, { share: 0.1, seed: 0 }, 'heldOut');
  const [first, other] = [new Float32Array(784), new Float32Array(784)];
  digits.fill(Int32Array.of(0), first, new Int32Array(1));
  heldOut.fill(Int32Array.of(0), other, new Int32Array(1));
  expect([...other]).not.toEqual([...first]);
});
