import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Cadence } from '../../../../../src/runtime/worker/training/cadence';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

/** Times, in ms, at which work of `cost` ms gets its turn when it is asked every ms. */
async function turns(cadence: Cadence, until: number, cost = 0): Promise<number[]> {
  const times: number[] = [];
  while (performance.now() < until) {
    await cadence.turn(() => {
      times.push(performance.now());
      vi.advanceTimersByTime(cost);
    });
    vi.advanceTimersByTime(1);
  }
  return times;
}

it('gives a turn at once and then at every interval', async () => {
  expect(await turns(new Cadence({ interval: 100 }), 350)).toEqual([0, 100, 200, 300]);
});

it('waits with the first turn where asked', async () => {
  expect(await turns(new Cadence({ interval: 100, first: 20 }), 250)).toEqual([20, 120, 220]);
});

it('counts the interval from the end of the work', async () => {
  expect(await turns(new Cadence({ interval: 100 }), 350, 50)).toEqual([0, 151, 302].map((time, index) => time - index));
});

it('makes costly work rare enough to keep to its share', async () => {
  const times = await turns(new Cadence({ interval: 10, share: 0.1 }), 2000, 50);
  expect((times.length * 50) / 2000).toBeLessThan(0.125);
  expect(times.length).toBeGreaterThan(2);
});
