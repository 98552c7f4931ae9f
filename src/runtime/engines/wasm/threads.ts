/** Workers that compute beside the one that they are started from. */
import { EngineUnavailableError } from '../errors';
import type { ThreadMessage } from './threadProtocol';

/** A worker that cannot start says nothing. */
const longestStartMs = 20_000;

export class Threads {
  #last = 0;

  private constructor(private readonly workers: readonly Worker[]) {}

  /** Starts so many workers. Throws an EngineUnavailableError where one does not start. */
  static async start(count: number): Promise<Threads> {
    const workers = Array.from({ length: count }, () => new Worker(new URL('./thread.ts', import.meta.url), { type: 'module', name: 'latentloom thread' }));
    try {
      await Promise.all(workers.map((worker) => answer(worker)));
    } catch (cause) {
      for (const worker of workers) worker.terminate();
      throw cause;
    }
    return new Threads(workers);
  }

  /** All threads, the caller's among them. */
  get count(): number {
    return this.workers.length + 1;
  }

  /** Gives a program to every worker; resolves to its number when all have it. */
  async load(module: WebAssembly.Module, memory: WebAssembly.Memory): Promise<number> {
    const id = ++this.#last;
    const answers = this.workers.map((worker) => answer(worker, id));
    this.#tell({ kind: 'load', id, module, memory });
    await Promise.all(answers);
    return id;
  }

  /** Starts the workers' share of so many steps; the caller must run its own, as thread 0. */
  run(id: number, steps: number): void {
    this.workers.forEach((worker, index) => send(worker, { kind: 'run', id, thread: index + 1, threads: this.count, steps }));
  }

  release(id: number): void {
    this.#tell({ kind: 'release', id });
  }

  dispose(): void {
    for (const worker of this.workers) worker.terminate();
  }

  #tell(message: ThreadMessage): void {
    for (const worker of this.workers) send(worker, message);
  }
}

function send(worker: Worker, message: ThreadMessage): void {
  worker.postMessage(message, []);
}

/** Resolves when the worker says `expected`, or that it is ready. */
function answer(worker: Worker, expected: number | 'ready' = 'ready'): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => () => {
      end();
      reject(new EngineUnavailableError('wasm', reason));
    };
    const heard = ({ data }: MessageEvent<unknown>): void => {
      if (data !== expected) return;
      end();
      resolve();
    };
    const failed = fail('a thread failed');
    const timer = setTimeout(fail('a thread does not start'), longestStartMs);
    const end = (): void => {
      clearTimeout(timer);
      worker.removeEventListener('message', heard);
      worker.removeEventListener('error', failed);
    };
    worker.addEventListener('message', heard);
    worker.addEventListener('error', failed);
  });
}
