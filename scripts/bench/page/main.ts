/** The page that benchmarks run in: subjects by number, told what to do from Node. */
import { type WorkerSubject, openInWorker } from '../../../src/benchmark/client';
import type { SubjectRequest } from '../../../src/benchmark/protocol';
import type { TextBenchmark, TextFigures } from '../../../src/benchmark/text/protocol';

const subjects = new Map<number, WorkerSubject>();

const bench = {
  async open(id: number, request: SubjectRequest): Promise<string> {
    const subject = await openInWorker(request);
    subjects.set(id, subject);
    return subject.description;
  },
  steps: (id: number, count: number) => subjects.get(id)!.steps(count),
  count: (id: number, steps: number) => subjects.get(id)!.count(steps),
  /** Its code is loaded when it is wanted: it brings the whole runtime along. */
  text: async (request: TextBenchmark): Promise<TextFigures> => (await import('../../../src/benchmark/text/measure')).measureText(request),
  async close(id: number) {
    await subjects.get(id)!.close();
    subjects.delete(id);
  },
};

export type Bench = typeof bench;

Object.assign(globalThis, { bench });
