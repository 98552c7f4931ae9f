/** The page that benchmarks run in: a worker for each subject, told what to do from Node. */
import { type Remote, wrap } from 'comlink';
import type { SubjectRequest } from '../../../src/benchmark/request';
import type { BenchmarkWorker } from '../../../src/benchmark/worker';

const workers = new Map<number, { worker: Worker; remote: Remote<BenchmarkWorker> }>();

const remoteOf = (id: number) => workers.get(id)!.remote;

const bench = {
  open(id: number, request: SubjectRequest) {
    const worker = new Worker(new URL('../../../src/benchmark/worker.ts', import.meta.url), { type: 'module' });
    const remote = wrap<BenchmarkWorker>(worker);
    workers.set(id, { worker, remote });
    const broken = new Promise<never>((_, reject) => {
      worker.addEventListener('error', ({ message }) => reject(new Error(message || 'the worker could not be loaded')));
    });
    return Promise.race([remote.open(request), broken]);
  },
  steps: (id: number, count: number) => remoteOf(id).steps(count),
  count: (id: number, steps: number) => remoteOf(id).count(steps),
  async close(id: number) {
    await remoteOf(id).close().catch(() => {});
    workers.get(id)!.worker.terminate();
    workers.delete(id);
  },
};

export type Bench = typeof bench;

Object.assign(globalThis, { bench });
