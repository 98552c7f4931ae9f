/** Threads that draw examples beside the one that computes. Where there are none, or they fail, that one draws by itself. */
import type { Params } from '../../../nodes/define';
import { type Batch, buffersOf } from './batch';
import type { Pictures } from './prepared';
import type { ExampleAnswer, ExampleRequest } from './threadProtocol';

/** Six draw a batch of 128 digits in a sixth of a millisecond: a graphics card may train on it as fast. */
const mostThreads = 6;

/** A data set that threads draw batches of. */
export interface ThreadedSet {
  readonly threads: number;
  /** Whether the threads have cores of their own, and draw while the engine computes. */
  readonly areBeside: boolean;
  /** Whether all threads have started and none has failed. */
  areReady(): boolean;
  /** Has a batch drawn into `room`, which is of no use until then. Null where the threads fail, and the room is lost. */
  draw(number: number, room: Batch): Promise<Batch | null>;
}

export class ExampleThreads {
  #workers: readonly Worker[] = [];
  #ready = 0;
  #ended = false;
  #sets = 0;
  #requests = 0;
  /** By the numbers of their requests. */
  readonly #awaited = new Map<number, (batch: Batch | null) => void>();

  /** None is started before they are needed. */
  constructor(
    private readonly count: number,
    private readonly areBeside = true,
  ) {}

  /** On the cores that an engine leaves; where it leaves none, on all but the caller's, for while the engine rests. */
  static beside(engine: { readonly threads: number }): ExampleThreads {
    const cores = typeof Worker === 'function' ? navigator.hardwareConcurrency : 1;
    const left = cores - engine.threads;
    return new ExampleThreads(Math.min(mostThreads, left > 0 ? left : cores - 1), left > 0);
  }

  /** What a dataset node names: `pictures`, which all threads must see in one memory, or what is drawn on the spot. Null where there are no threads, or no longer. */
  open(params: Params, pictures: Pictures | null = null): ThreadedSet | null {
    if (this.count === 0 || this.#ended) return null;
    if (this.#workers.length === 0) this.#workers = Array.from({ length: this.count }, () => this.#start());
    const set = ++this.#sets;
    for (const worker of this.#workers) send(worker, { kind: 'open', set, params, pictures });
    return {
      threads: this.count,
      areBeside: this.areBeside,
      areReady: () => this.#areReady,
      draw: (number, room) => this.#draw(set, number, room),
    };
  }

  dispose(): void {
    for (const worker of this.#workers) worker.terminate();
    this.#workers = [];
    this.#ended = true;
    for (const request of this.#awaited.keys()) this.#answer(request, null);
  }

  get #areReady(): boolean {
    return this.#workers.length > 0 && this.#ready === this.#workers.length;
  }

  #draw(set: number, number: number, room: Batch): Promise<Batch | null> {
    if (!this.#areReady) return Promise.resolve(null);
    const request = ++this.#requests;
    send(this.#workers[number % this.#workers.length]!, { kind: 'draw', set, number, room, request }, buffersOf(room));
    return new Promise((resolve) => this.#awaited.set(request, resolve));
  }

  #start(): Worker {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { type: 'module', name: 'latentloom examples' });
    worker.addEventListener('message', ({ data }: MessageEvent<ExampleAnswer>) => {
      if (data === 'ready') this.#ready++;
      else this.#answer(data.request, data.batch);
    });
    worker.addEventListener('error', () => this.dispose());
    return worker;
  }

  #answer(request: number, batch: Batch | null): void {
    this.#awaited.get(request)?.(batch);
    this.#awaited.delete(request);
  }
}

function send(worker: Worker, request: ExampleRequest, transfer: Transferable[] = []): void {
  worker.postMessage(request, transfer);
}
