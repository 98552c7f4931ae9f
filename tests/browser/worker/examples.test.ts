import { afterEach, expect, test } from 'vitest';
import { captionedDigits, strokeDigits } from '../../../src/nodes/sources/dataset/source';
import type { Params } from '../../../src/nodes/define';
import type { ExampleSource } from '../../../src/runtime/data/exampleSource';
import { BatchReader } from '../../../src/runtime/worker/examples/batchReader';
import { drawnSource } from '../../../src/runtime/worker/examples/prepared';
import { ExampleThreads } from '../../../src/runtime/worker/examples/threads';

const started: ExampleThreads[] = [];
afterEach(() => started.splice(0).forEach((threads) => threads.dispose()));

const digits: Params = { source: strokeDigits, seed: 5 };
const images = (index = 0, count = 1) => ({ feed: `images ${index}`, node: 'digits', name: 'images', batch: 8, index, count });
const named = (name: string) => ({ ...images(), feed: name, name });

/** A reader whose examples threads draw, and how many batches it has had to draw by itself. */
async function readerBeside(count: number, params: Params): Promise<{ reader: BatchReader; threads: ExampleThreads; own: () => number }> {
  const threads = new ExampleThreads(count);
  started.push(threads);
  const source = drawnSource(params, 'train');
  let own = 0;
  const counting: ExampleSource = { ...source, fill: (...args) => (own++, source.fill(...args)) };
  const reader = new BatchReader(counting, params, undefined, threads);
  // Nothing starts before it is needed.
  reader.read(images(), 0);
  await expect.poll(() => threads.areReady, { timeout: 15_000 }).toBe(true);
  own = 0;
  return { reader, threads, own: () => own };
}

/** What one thread alone gives. */
const alone = (params: Params) => new BatchReader(drawnSource(params, 'train'), params);

test.each([
  ['Stroke Digits', digits],
  ['what is not held out, each example moved and noisy', { ...digits, heldOut: 0.25, splitSeed: 3, shift: 2, rotate: 10, noise: 0.1 }],
])('threads draw the very batches that a step needs: %s', async (_, params) => {
  const { reader, own } = await readerBeside(2, params);
  const expected = alone(params);
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
  reader.read(feeds[1]!, 0);
  const before = own();
  await reader.prepare(feeds, 1, 2);
  for (const step of [1, 2]) for (const feed of feeds) expect([...reader.read(feed, step)]).toEqual([...expected.read(feed, step)]);
  expect(own()).toBe(before);
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

test('where no thread can be had, the reader draws by itself', async () => {
  const reader = new BatchReader(drawnSource(digits, 'train'), digits, undefined, new ExampleThreads(0));
  reader.read(images(), 0);
  await reader.prepare([images()], 1, 2);
  expect([...reader.read(images(), 1)]).toEqual([...alone(digits).read(images(), 1)]);
});
