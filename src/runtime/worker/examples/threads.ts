/** Threads that draw examples beside the one that computes. Where there are none, or they fail, that one draws by itself. */
import type { Params } from '../../../nodes/define';
import { type Batch, buffersOf } from './batch';
import type { ExampleAnswer, ExampleRequest } from './threadProtocol';

/** Three draw a batch of 128 digits in about a millisecond. */
const mostThreads = 3;

export class ExampleThreads {
  #workers: readonly Worker[] = [];
  #ready = 0;
  #ended = false;
  #sets = 0;
  /** What batches are awaited by, under their sets and numbers. */
  readonly #awaited = new Map<string, (batch: Batch | null) => void>();

  /** None is started before they are needed. */
  constructor(private readonly count: number) {}

  /** On the cores that an engine leaves, but one at the least: where there are two, training gains by that still. */
  static beside(engine: { readonly threads: number }): ExampleThreads {
    const cores = typeof Worker === 'function' ? navigator.hardwareConcurrency : 1;
    return new ExampleThreads(cores === 1 ? 0 : Math.max(1, Math.min(mostThreads, cores - engine.threads)));
  }

  /** Whether all have started and none has failed. */
  get areReady(): boolean {
    return this.#workers.length > 0 && this.#ready === this.#workers.length;
  }

  /** Names a data set that is drawn on the spot; null where there are no threads, or no longer. */
  open(params: Params): number | null {
    if (this.count === 0 || this.#ended) return null;
    if (this.#workers.length === 0) this.#workers = Array.from({ length: this.count }, () => this.#start());
    const set = ++this.#sets;
    for (const worker of this.#workers) send(worker, { kind: 'open', set, params });
    return set;
  }

  /** Has a batch drawn into `room`, which is of no use until then. Null where the threads fail, and the room is lost. */
  draw(set: number, number: number, room: Batch): Promise<Batch | null> {
    if (!this.areReady) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.#awaited.set(key(set, number), resolve);
      send(this.#workers[number % this.#workers.length]!, { kind: 'draw', set, number, room }, buffersOf(room));
    });
  }

  dispose(): void {
    for (const worker of this.#workers) worker.terminate();
    this.#workers = [];
    this.#ended = true;
    for (const awaited of this.#awaited.keys()) this.#answer(awaited, null);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { type: 'module', name: 'latentloom examples' });
    worker.addEventListener('message', ({ data }: MessageEvent<ExampleAnswer>) => {
      if (data === 'ready') this.#ready++;
      else this.#answer(key(data.set, data.number), data.batch);
    });
    worker.addEventListener('error', () => this.dispose());
    return worker;
  }

  #answer(awaited: string, batch: Batch | null): void {
    this.#awaited.get(awaited)?.(batch);
    this.#awaited.delete(awaited);
  }
}

const key = (set: number, number: number): string => `${set}/${number}`;

function send(worker: Worker, request: ExampleRequest, transfer: Transferable[] = []): void {
  worker.postMessage(request, transfer);
}
