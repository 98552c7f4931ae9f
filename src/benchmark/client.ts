/** A subject in a worker of its own, so that no two share an engine and the page stays smooth. */
import { wrap } from 'comlink';
import type { BenchmarkApi, GpuCounts, SubjectRequest } from './protocol';
import type { Subject } from './subject';

export interface WorkerSubject extends Subject {
  /** What `steps` steps ask of the WebGPU device. */
  count(steps: number): Promise<GpuCounts>;
}

/** How long a worker gets to free its device before it is ended. */
const shutdownMs = 1000;

/** Starts a worker with the subject in it. When `signal` aborts, the worker ends at once and all that is asked of it rejects. */
export async function openInWorker(request: SubjectRequest, signal?: AbortSignal): Promise<WorkerSubject> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'latentloom benchmark' });
  const remote = wrap<BenchmarkApi>(worker);
  const ended = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message || 'The worker could not be loaded')));
    signal?.addEventListener('abort', () => {
      worker.terminate();
      reject(new DOMException('Cancelled', 'AbortError'));
    });
  });
  ended.catch(() => {});
  const close = async () => {
    const patience = new Promise<void>((resolve) => setTimeout(resolve, shutdownMs));
    await Promise.race([remote.close().catch(() => {}), patience, ended.catch(() => {})]);
    worker.terminate();
  };
  try {
    const description = await Promise.race([remote.open(request), ended]);
    return {
      description,
      steps: (count) => Promise.race([remote.steps(count), ended]),
      count: (steps) => Promise.race([remote.count(steps), ended]),
      close,
    };
  } catch (cause) {
    await close();
    throw cause;
  }
}
