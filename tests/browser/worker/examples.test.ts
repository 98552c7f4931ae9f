import { afterEach, expect, test, vi } from 'vitest';
import { captionedDigits, strokeDigits } from '../../../src/nodes/sources/dataset/source';
import type { Params } from '../../../src/nodes/define';
import type { ExampleSource } from '../../../src/runtime/data/exampleSource';
import { BatchReader } from '../../../src/runtime/worker/examples/batchReader';
import { type Pictures, preparedSource } from '../../../src/runtime/worker/examples/prepared';
import { Sources } from '../../../src/runtime/worker/examples/sources';
import { ExampleThreads } from '../../../src/runtime/worker/examples/threads';
import { putDataset } from '../../../src/storage/datasets';

const started: ExampleThreads[] = [];
afterEach(() => started.splice(0).forEach((threads) => threads.dispose()));

const digits: Params = { source: strokeDigits, seed: 5 };
const images = (index = 0, count = 1) => ({ feed: `images ${index}`, node: 'digits', name: 'images', batch: 8, index, count });
const named = (name: string) => ({ ...images(), feed: name, name });

/** Twenty coloured pictures of 6x6. */
const coloured: Pictures = { images: Uint8Array.from({ length: 20 * 6 * 6 * 3 }, (_, i) => (i * 37) % 256), labels: Uint8Array.from({ length: 20 }, (_, i) => i % 4), height: 6, width: 6, channels: 3, classes: 4 };

/** A reader whose examples threads draw, and how many batches it has had to draw by itself. */
const readerBeside = (count: number, params: Params, pictures: Pictures | null = null) => readerWith(new ExampleThreads(count), params, pictures);

async function readerWith(threads: ExampleThreads, params: Params, pictures: Pictures | null = null) {
  started.push(threads);
  const source = preparedSource(params, 'train', pictures);
  let own = 0;
  const counting: ExampleSource = { ...source, fill: (...args) => (own++, source.fill(...args)) };
  const set = threads.open(params, pictures)!;
  const reader = new BatchReader(counting, Number(params.seed), null, set);
  await expect.poll(() => set.areReady(), { timeout: 15_000 }).toBe(true);
  return { reader, threads, own: () => own };
}

/** What one thread alone gives. */
const alone = (params: Params, pictures: Pictures | null = null) => new BatchReader(preparedSource(params, 'train', pictures), Number(params.seed));

const moved = { ...digits, heldOut: 0.25, splitSeed: 3, shift: 2, rotate: 10, noise: 0.1 };
test.each([
  ['Stroke Digits', digits, null],
  ['what is not held out, each example moved and noisy', moved, null],
  ['a person’s own pictures, moved and noisy', moved, coloured],
])('threads draw the very batches that a step needs: %s', async (_, params, pictures) => {
  const { reader, own } = await readerBeside(2, params, pictures);
  const expected = alone(params, pictures);
  for (let first = 1; first < 13; first += 3) {
    await reader.prepare([images()], first, 3);
    for (let step = first; step < first + 3; step++) expect([...reader.read(images(), step)]).toEqual([...expected.read(images(), step)]);
  }
  expect(own()).toBe(0);
});

test('labels and captions come with their pictures', async () => {
  const params = { source: captionedDigits, seed: 2 };
  const { reader, own } = await readerBeside(1, params);
  const expected = alone(params);
  const feeds = ['images', 'labels', 'captions'].map(named);
  await reader.prepare(feeds, 7, 1);
  for (const feed of feeds) expect([...reader.read(feed, 7)]).toEqual([...expected.read(feed, 7)]);
  expect(own()).toBe(0);
});

test('several batches of one step are drawn', async () => {
  const { reader, own } = await readerBeside(3, digits);
  const [expected, feeds] = [alone(digits), [images(0, 2), images(1, 2)]];
  await reader.prepare(feeds, 1, 2);
  for (const step of [1, 2]) for (const feed of feeds) expect([...reader.read(feed, step)]).toEqual([...expected.read(feed, step)]);
  expect(own()).toBe(0);
});

test('threads without cores of their own draw together with the reader, and nothing ahead', async () => {
  const { reader, own } = await readerWith(new ExampleThreads(2, false), digits);
  const expected = alone(digits);
  expect(await reader.prepare([images()], 5, 9)).toBe(9);
  expect(own()).toBe(3);
  for (let step = 5; step < 14; step++) expect([...reader.read(images(), step)]).toEqual([...expected.read(images(), step)]);
  expect(own()).toBe(3);
  reader.read(images(), 14);
  expect(own()).toBe(4);
});

test('no more steps begin than leave room to draw as many ahead', async () => {
  const { reader, own } = await readerBeside(2, digits);
  const large = { ...images(), batch: 512 };
  const count = await reader.prepare([large], 0, 1000);
  expect(count).toBe(Math.floor((64 * 2 ** 20) / (4 * 512 * (28 * 28 + 1 + 1 + 6)) / 2));
  for (let step = 0; step < count; step++) reader.read(large, step);
  expect(own()).toBe(0);
  expect(await reader.prepare([large], count, 3)).toBe(3);
});

test('where the threads end, what they have not drawn is drawn when it is read', async () => {
  const { reader, threads, own } = await readerBeside(1, digits);
  const expected = alone(digits);
  const prepared = reader.prepare([images()], 1, 50);
  threads.dispose();
  await prepared;
  await reader.prepare([images()], 1, 1);
  for (const step of [1, 2, 50]) expect([...reader.read(images(), step)]).toEqual([...expected.read(images(), step)]);
  expect(own()).toBeGreaterThan(0);
});

test('a person’s own pictures are seen by all threads in one memory', async () => {
  const threads = new ExampleThreads(1);
  started.push(threads);
  const open = vi.spyOn(threads, 'open');
  const params = { ...digits, source: await putDataset({ ...coloured, name: 'own', count: coloured.labels.length }) };
  const reader = await new Sources().reader(params, threads);
  expect(reader).toBeInstanceOf(BatchReader);
  const [about, pictures] = open.mock.calls[0]!;
  expect(about).toBe(params);
  expect(pictures).toEqual(coloured);
  expect(pictures!.images.buffer).toBeInstanceOf(SharedArrayBuffer);
});

test('where no thread can be had, the reader draws by itself', async () => {
  const reader = new BatchReader(preparedSource(digits, 'train'), 5, null, new ExampleThreads(0).open(digits));
  await reader.prepare([images()], 1, 2);
  expect([...reader.read(images(), 1)]).toEqual([...alone(digits).read(images(), 1)]);
});
