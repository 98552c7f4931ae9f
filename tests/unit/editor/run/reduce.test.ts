import { expect, test } from 'vitest';
import { beginRun, emptyPicture, reduceEvent, type RunPicture } from '../../../../src/editor/run/reduce';
import { error } from '../../../../src/runtime/graph/problems';
import type { RuntimeEvent } from '../../../../src/runtime/protocol';

const after = (picture: RunPicture, ...events: RuntimeEvent[]) =>
  events.reduce((next, event) => reduceEvent(next, event, 2000), picture);
const begun = beginRun(emptyPicture, 'a', 1000);
const done: RuntimeEvent = { kind: 'node', runId: 'a', node: 'noise', state: 'done', ms: 4, structuralHash: 'h1' };
const progress = { node: 'trainer', status: 'running' as const, step: 5, steps: 10, stepsPerSecond: 2, secondsLeft: 2.5, seed: 7 };

test('a node that is done keeps its time and hash', () => {
  expect(after(begun, done).nodes.noise).toMatchObject({ state: 'done', ms: 4, hash: 'h1' });
});

test('events of a superseded run change nothing', () => {
  const next = beginRun(begun, 'b', 1500);
  expect(after(next, done)).toBe(next);
});

test('a new run forgets problems and keeps hashes', () => {
  const failed = after(begun, done, { kind: 'problems', runId: 'a', node: 'noise', problems: [error('graph-cycle')] });
  expect(failed.nodes.noise?.problems).toHaveLength(1);
  expect(beginRun(failed, 'b', 1500).nodes.noise).toEqual({ ms: 4, hash: 'h1', problems: [] });
});

test('a run ends once, with its training beside it', () => {
  const ended = after(begun, { kind: 'training', runId: 'a', progress }, { kind: 'run', runId: 'a', state: 'cancelled' }, { kind: 'run', runId: 'a', state: 'ended' });
  expect(ended.running).toBe(false);
  expect(ended.runs[0]).toMatchObject({ outcome: 'cancelled', endedAt: 2000, training: progress });
});

test('pictures and metrics leave the stored picture as it is', () => {
  const chunk = { node: 'trainer', firstStep: 1, columns: {} };
  expect(after(begun, { kind: 'metrics', runId: 'a', chunk })).toBe(begun);
});

test('the log does not grow without end', () => {
  let picture = begun;
  for (let i = 0; i < 1000; i++) picture = reduceEvent(picture, done, i);
  expect(picture.log.length).toBe(300);
  expect(new Set(picture.log.map(({ id }) => id)).size).toBe(300);
});
