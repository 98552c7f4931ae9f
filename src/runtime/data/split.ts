/** A data set in two parts: one to train on, one held out to judge with. */
import { CounterRandom } from '../tensor/random';
import type { ExampleSource } from './exampleSource';

export type Part = 'train' | 'heldOut';

export interface Split {
  /** Share of the examples that is held out, in [0, 1). */
  readonly share: number;
  readonly seed: number;
}

/** Keeps the choice apart from whatever else a seed is used for. */
const SPLIT_STREAM = 0x5911f;

/** Where held-out examples of an endless source begin: no training comes so far. */
const BEYOND = 2 ** 30;

/** How many of `size` examples are held out; at least one is left to learn from. */
export function heldOutOf(size: number, share: number): number {
  return Math.min(size - 1, Math.round(share * size));
}

/** One part of a source. Which example is in which part depends on the seed alone; without held-out examples both parts are the whole. */
export function partOf(source: ExampleSource, { share, seed }: Split, part: Part): ExampleSource {
  const { size } = source;
  if (size === null) return part === 'train' ? source : choose(source, null, (index) => BEYOND + index);
  const heldOut = heldOutOf(size, share);
  if (heldOut <= 0) return source;
  const chosen = members(size, heldOut, seed, part);
  return choose(source, chosen.length, (index) => chosen[index]!);
}

function choose(source: ExampleSource, size: number | null, place: (index: number) => number): ExampleSource {
  return { ...source, size, fill: (indices, ...into) => source.fill(Int32Array.from(indices, place), ...into) };
}

/** The numbers of a part's examples, in rising order. */
function members(size: number, heldOut: number, seed: number, part: Part): Int32Array {
  const random = new CounterRandom(seed, SPLIT_STREAM);
  const order = Int32Array.from({ length: size }, (_, index) => index);
  // The first places of a shuffle are a fair draw.
  for (let place = 0; place < heldOut; place++) {
    const chosen = place + random.integer(size - place);
    [order[place], order[chosen]] = [order[chosen]!, order[place]!];
  }
  return (part === 'heldOut' ? order.subarray(0, heldOut) : order.subarray(heldOut)).toSorted();
}
