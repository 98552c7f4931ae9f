import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Engine } from '../../../../src/runtime/engines/engine';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import { probe } from '../../../../src/runtime/worker/probe';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

test('a device that is far slower than another one is left after two steps', async () => {
  const { engine, calls } = device({ answerMs: 1, stepMs: 40 });
  expect(await probe(engine, 2)).toBe(41);
  expect(calls).toEqual([1, 1]);
});

test('a device that is somewhat slower is timed to the end, for its first steps may have been held up', async () => {
  const { engine, calls } = device({ answerMs: 1, stepMs: 40 });
  expect(await probe(engine, 20)).toBe(41);
  expect(calls).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
});

test('a device that answers late but computes fast is timed to the end, many steps in a call', async () => {
  const { engine, calls } = device({ answerMs: 4, stepMs: 0.1 });
  expect(await probe(engine, 0.2)).toBeCloseTo(1.1, 5);
  expect(calls).toEqual([1, 1, 4, 4, 4, 4, 4, 4]);
});

/** An engine that takes so long by the clock, and the steps of every call that it gets. */
function device({ answerMs, stepMs }: { answerMs: number; stepMs: number }): { engine: Engine; calls: number[] } {
  const calls: number[] = [];
  const computes = createReferenceEngine();
  const engine: Engine = {
    ...computes,
    async compile(program) {
      const executable = await computes.compile(program);
      return {
        ...executable,
        async run(steps) {
          calls.push(steps);
          vi.advanceTimersByTime(answerMs + steps * stepMs);
          return {};
        },
        dispose: () => executable.dispose(),
      };
    },
  };
  return { engine, calls };
}
