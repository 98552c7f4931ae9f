/** Turns of several subjects. */
import { expect, test } from 'vitest';
import { interleave } from '../../../src/benchmark/interleave';

/** A subject that takes `ms` for a step and writes down its turns. */
function subject(name: string, ms: number, turns: string[]) {
  return {
    steps: (count: number) => {
      turns.push(`${name}${count}`);
      return Promise.resolve(ms);
    },
  };
}

test('subjects take turns after each has warmed up', async () => {
  const turns: string[] = [];
  const subjects = ['A', 'B', 'C'].map((name) => subject(name, 100, turns));
  await interleave(subjects, { rounds: 2, turnMs: 100 });
  expect(turns.slice(-6)).toEqual(['A1', 'B1', 'C1', 'A1', 'B1', 'C1']);
  // One step, three to tell how long they take, and a turn to settle in.
  expect(turns.slice(0, -6)).toEqual(['A1', 'A3', 'A1', 'B1', 'B3', 'B1', 'C1', 'C3', 'C1']);
});

test('a fast subject trains more steps in a turn than a slow one', async () => {
  const turns: string[] = [];
  await interleave([subject('fast', 10, turns), subject('slow', 900, turns)], { rounds: 1, turnMs: 200 });
  expect(turns.slice(-2)).toEqual(['fast20', 'slow1']);
});

test('each subject has a time for each round', async () => {
  expect(await interleave([subject('A', 3, []), subject('B', 5, [])], { rounds: 2, turnMs: 1 })).toEqual([[3, 3], [5, 5]]);
});

test('progress ends at one, and cancelling keeps the rounds that are done', async () => {
  const heard: number[] = [];
  const subjects = [subject('A', 3, []), subject('B', 5, [])];
  await interleave(subjects, { rounds: 2, turnMs: 1, progress: (share) => heard.push(share) });
  expect(heard).toEqual([0.25, 0.5, 0.75, 1]);
  let turns = 0;
  expect(await interleave(subjects, { rounds: 9, turnMs: 1, cancelled: () => ++turns > 3 })).toEqual([[3, 3], [5]]);
});
