/** Workers of the web in Node, where shared memory is at hand as on an isolated page. */
import { fileURLToPath } from 'node:url';
import { Worker as Thread, type TransferListItem } from 'node:worker_threads';

class WebWorker extends EventTarget {
  readonly #thread: Thread;

  constructor(module: URL) {
    super();
    this.#thread = new Thread(new URL('../lib/worker.mjs', import.meta.url), { workerData: fileURLToPath(module) });
    this.#thread.on('message', (data) => this.dispatchEvent(new MessageEvent('message', { data })));
    this.#thread.on('error', () => this.dispatchEvent(new Event('error')));
    this.#thread.unref();
  }

  postMessage(message: unknown, transfer: readonly TransferListItem[]): void {
    this.#thread.postMessage(message, transfer);
  }

  terminate(): void {
    void this.#thread.terminate();
  }
}

/** Puts them where browsers have theirs. */
export function installWebWorkers(): void {
  Object.assign(globalThis, { Worker: WebWorker, crossOriginIsolated: true });
}
