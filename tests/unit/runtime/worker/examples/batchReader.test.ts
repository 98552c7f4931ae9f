import { expect, it } from 'vitest';
import { arraySource, strokeDigitSource } from '../../../../../src/runtime/data/exampleSource';
import { strokeDigit } from '../../../../../src/runtime/data/strokeDigits/strokeDigit';
import { BatchReader } from '../../../../../src/runtime/worker/examples/batchReader';

const feed = (name: string, index = 0, count = 1, batch = 4) => ({ feed: name, node: 'digits', name, batch, index, count });

/** Ten pictures of one pixel, each as bright as its number, labelled by it. */
const numbered = () => new BatchReader(arraySource(Uint8Array.from({ length: 10 }, (_, i) => i * 25), Uint8Array.from({ length: 10 }, (_, i) => i), 1, 1), 3);
const read = (reader: BatchReader, name: string, step: number, index = 0, count = 1) => [...reader.read(feed(name, index, count), step)];

it('gives the same batch for the same step, in any order of asking', () => {
  const one = numbered();
  const forward = [0, 1, 2, 3].map((step) => read(one, 'images', step));
  const other = numbered();
  const backward = [3, 2, 1, 0].map((step) => read(other, 'images', step)).toReversed();
  expect(backward).toEqual(forward);
  expect(new Set(forward.map(String)).size).toBe(4);
});

it('gives each picture with its own label', () => {
  const reader = numbered();
  for (const step of [0, 5]) {
    const images = read(reader, 'images', step);
    expect(read(reader, 'labels', step)).toEqual(images.map((value) => Math.round((value * 255) / 25)));
  }
});

it('uses every example once in each epoch, over all feeds of a step', () => {
  const reader = numbered();
  const seen = [0, 1, 2, 3, 4].flatMap((step) => read(reader, 'labels', step >> 1, step % 2, 2)).slice(0, 20);
  const times = Array.from({ length: 10 }, (_, label) => seen.filter((one) => one === label).length);
  expect(times).toEqual(new Array(10).fill(2));
});

it('fills the same arrays again, but for two feeds of one step', () => {
  const reader = numbered();
  const [first, second] = [0, 1].map((index) => reader.read(feed('images', index, 2), 0));
  expect(reader.read(feed('images', 0, 2), 1)).toBe(first);
  expect(second).not.toBe(first);
});

it('takes the batches of two feeds of a step one after the other', () => {
  const reader = numbered();
  const single = [0, 1, 2, 3].map((step) => read(reader, 'labels', step));
  const paired = [0, 1].flatMap((step) => [read(reader, 'labels', step, 0, 2), read(reader, 'labels', step, 1, 2)]);
  expect(paired).toEqual(single);
});

it('draws other digits in each step, the same ones for the same seed', () => {
  const [one, same, other] = [1, 1, 2].map((seed) => new BatchReader(strokeDigitSource(seed), seed));
  expect(read(same!, 'images', 7)).toEqual(read(one!, 'images', 7));
  expect(read(other!, 'images', 7)).not.toEqual(read(one!, 'images', 7));
  expect(read(one!, 'images', 8)).not.toEqual(read(one!, 'images', 7));
});

it('gives each Stroke Digit with how it was drawn', () => {
  const reader = new BatchReader(strokeDigitSource(3), 3);
  const attributes = read(reader, 'attributes', 2);
  const { style, slant, rotation, thickness, scale, aspect } = strokeDigit(3, 9).attributes;
  expect(attributes.slice(6, 12)).toEqual([style, slant, rotation, thickness, scale, aspect].map(Math.fround));
  expect(read(numbered(), 'attributes', 2)).toEqual([]);
});
