import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Preview, RuntimeEvent } from '../../../../src/runtime/protocol';
import { EventOutlet } from '../../../../src/runtime/worker/eventOutlet';

beforeEach(() => void vi.useFakeTimers({ now: 1000, toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

const preview = (node: string, value: number): RuntimeEvent => ({ kind: 'preview', runId: 'r', node, preview: { kind: 'values', label: '', values: [value] } satisfies Preview });
const queued = (node: string): RuntimeEvent => ({ kind: 'node', runId: 'r', node, state: 'queued' });
const progress = (step: number): RuntimeEvent => ({ kind: 'training', runId: 'r', progress: { node: 't', status: 'running', step, steps: 9, stepsPerSecond: 1, secondsLeft: 1, seed: 0 } });
const metrics = (firstStep: number): RuntimeEvent => ({ kind: 'metrics', runId: 'r', chunk: { node: 't', firstStep, columns: {} } });

function opened() {
  const messages: RuntimeEvent[][] = [];
  const outlet = new EventOutlet();
  outlet.open((events) => messages.push(events));
  return { outlet, messages };
}

it('sends the first event at once and the others of a frame together', () => {
  const { outlet, messages } = opened();
  for (const id of ['a', 'b', 'c']) outlet.emit(queued(id));
  expect(messages).toEqual([[queued('a')]]);
  vi.advanceTimersByTime(16);
  expect(messages).toEqual([[queued('a')], [queued('b'), queued('c')]]);
});

it('sends the first text at once, though a state has just been told', () => {
  const { outlet, messages } = opened();
  outlet.emit(queued('a'));
  outlet.emit(queued('b'));
  outlet.emit(preview('a', 1));
  expect(messages).toEqual([[queued('a')], [queued('b'), preview('a', 1)]]);
  outlet.emit(preview('a', 2));
  expect(messages).toHaveLength(2);
});

it('sends at most one message of a kind for each frame', () => {
  const { outlet, messages } = opened();
  for (let ms = 0; ms < 160; ms++) {
    outlet.emit(queued(`n${ms}`));
    vi.advanceTimersByTime(1);
  }
  expect(messages.length).toBeLessThanOrEqual(11);
  vi.advanceTimersByTime(20);
  expect(messages.flat()).toHaveLength(160);
});

it('replaces snapshots that nobody has seen, node by node', () => {
  const { outlet, messages } = opened();
  outlet.emit(queued('first'));
  outlet.emit(preview('first', 0));
  outlet.emit(progress(0));
  messages.length = 0;
  for (const event of [preview('a', 1), progress(1), preview('b', 1), queued('x'), preview('a', 2), progress(2)]) outlet.emit(event);
  outlet.flush();
  expect(messages).toEqual([[preview('b', 1), queued('x'), preview('a', 2), progress(2)]]);
});

it('sends what a training shows with the progress that it tells next', () => {
  const { outlet, messages } = opened();
  const picture: RuntimeEvent = { kind: 'preview', runId: 'r', node: 'p', preview: { kind: 'points', points: [], step: 3 } as unknown as Preview };
  for (const event of [picture, metrics(1), progress(3)]) outlet.emit(event);
  expect(messages).toEqual([[picture, metrics(1), progress(3)]]);
});

it('sends metrics after a frame at the latest', () => {
  const { outlet, messages } = opened();
  outlet.emit(metrics(1));
  vi.advanceTimersByTime(15);
  expect(messages).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(messages).toEqual([[metrics(1)]]);
});

it('never replaces metrics, states and problems', () => {
  const { outlet, messages } = opened();
  const events = [queued('a'), queued('a'), metrics(0), metrics(1), metrics(2)];
  for (const event of events) outlet.emit(event);
  outlet.flush();
  expect(messages.flat()).toEqual(events);
});

it('keeps what happens before anybody listens', () => {
  const outlet = new EventOutlet();
  outlet.emit(queued('a'));
  const messages: RuntimeEvent[][] = [];
  outlet.open((events) => messages.push(events));
  expect(messages).toEqual([[queued('a')]]);
});

it('sends nothing when nothing waits', () => {
  const { outlet, messages } = opened();
  outlet.flush();
  vi.advanceTimersByTime(100);
  expect(messages).toEqual([]);
});

it('queues 20,000 events within a blink', () => {
  vi.useRealTimers();
  const outlet = new EventOutlet();
  const started = performance.now();
  for (let index = 0; index < 20_000; index++) outlet.emit(queued(`n${index}`));
  expect(performance.now() - started).toBeLessThan(300);
});
