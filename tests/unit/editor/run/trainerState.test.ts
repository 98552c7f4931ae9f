import { expect, test } from 'vitest';
import { formatDuration, trainerActions } from '../../../../src/editor/run/trainerState';

const progress = { node: 'trainer', step: 1, steps: 2, stepsPerSecond: 1, secondsLeft: 1, seed: 0 };

test('a fresh trainer can only start', () => {
  expect(trainerActions(undefined, false, false)).toMatchObject({ main: 'start', mainCommand: 'run', canStop: false, canRestart: false });
});

test('a running one pauses, a paused one steps', () => {
  expect(trainerActions({ ...progress, status: 'running' }, false, false)).toMatchObject({ mainCommand: 'pause', canStep: false, canStop: true });
  expect(trainerActions({ ...progress, status: 'paused' }, false, false)).toMatchObject({ mainCommand: 'continue', canStep: true, canStop: true });
});

test('stored weights can be left for fresh ones', () => {
  expect(trainerActions({ ...progress, status: 'finished' }, true, false)).toMatchObject({ mainCommand: 'run', canRestart: true });
});

test('a complete training starts only from scratch', () => {
  expect(trainerActions({ ...progress, status: 'finished' }, true, true).mainCommand).toBe('scratch');
});

test('a running one can be paused also at its last step', () => {
  expect(trainerActions({ ...progress, status: 'running' }, true, true).mainCommand).toBe('pause');
});

test('durations are said in the units of their size', () => {
  expect([4.2, 200, 3900, Number.POSITIVE_INFINITY].map(formatDuration)).toEqual(['5 s', '3 min 20 s', '1 h 05 min', '–']);
});
