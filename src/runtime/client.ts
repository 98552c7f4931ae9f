/** The page's end of the wire: the only place that starts the worker. */
import { type Remote, proxy, releaseProxy, wrap } from 'comlink';
import type { RuntimeApi, RuntimeEvent } from './protocol';

export interface RuntimeClient {
  readonly api: Omit<Remote<RuntimeApi>, 'subscribe'>;
  /** Hears all events; gives back how to stop hearing them. */
  onEvents(listener: (events: RuntimeEvent[]) => void): () => void;
  /** Hard stop: ends the worker and starts a new one, which loads what it needs from storage. */
  restart(): Promise<void>;
}

/** How long a worker gets to free its device before it is ended. */
const shutdownMs = 1000;

/** Starts the worker. */
export function connectRuntime(): RuntimeClient {
  const listeners = new Set<(events: RuntimeEvent[]) => void>();
  const hear = (events: RuntimeEvent[]) => {
    for (const listener of listeners) listener(events);
  };
  let connection = start(hear);
  return {
    get api() {
      return connection.remote;
    },
    onEvents(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async restart() {
      const { worker, remote } = connection;
      const patience = new Promise<void>((resolve) => setTimeout(resolve, shutdownMs));
      await Promise.race([remote.shutdown(), patience]);
      remote[releaseProxy]();
      worker.terminate();
      connection = start(hear);
    },
  };
}

function start(hear: (events: RuntimeEvent[]) => void): { worker: Worker; remote: Remote<RuntimeApi> } {
  const worker = new Worker(new URL('./worker/index.ts', import.meta.url), { type: 'module', name: 'latentloom runtime' });
  const remote = wrap<RuntimeApi>(worker);
  void remote.subscribe(proxy(hear));
  return { worker, remote };
}
