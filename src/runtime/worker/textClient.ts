/** Language models in workers of their own, one for each device: started at the first request, and anew after a failure. */
import { type Remote, proxy, releaseProxy, wrap } from 'comlink';
import { type Problem, error, isProblem } from '../graph/problems';
import { type CancelFlag, newCancelFlag } from '../text/cancelFlag';
import type { ComputeDevice } from '../text/device';
import type { TransformersEngine } from '../text/engine';
import type { GenerationRequest, ModelChoice, TextEngine, TextEngineListener } from '../text/textEngine';
import { chooseTextDevice } from './textDevice';

interface Connection {
  readonly worker: Worker;
  readonly remote: Remote<TransformersEngine>;
  readonly flag: CancelFlag | null;
  /** Settles only when the worker cannot go on. */
  readonly crashed: Promise<Problem>;
}

/** Problems that leave a worker's ONNX Runtime unusable, so that it is started anew. */
const breaking: ReadonlySet<string> = new Set(['model-too-large', 'model-corrupt', 'model-failed', 'text-device-unavailable', 'text-worker-failed']);

/** Language models, wherever they compute. Nothing starts before the first request. */
export function connectTextEngine(): TextEngine {
  return new TextClient();
}

class TextClient implements TextEngine {
  readonly #connections = new Map<ComputeDevice, Connection>();
  #queue: Promise<unknown> = Promise.resolve();

  tokenize({ model }: ModelChoice, texts: readonly string[], special: boolean) {
    return this.#inTurn(() => this.#ask('wasm', (engine) => engine.tokenize({ model, device: 'wasm' }, texts, special)));
  }

  decode({ model }: ModelChoice, ids: readonly (readonly number[])[], skipSpecial: boolean) {
    return this.#inTurn(() => this.#ask('wasm', (engine) => engine.decode({ model, device: 'wasm' }, ids, skipSpecial)));
  }

  generate(request: GenerationRequest, listener?: TextEngineListener) {
    return this.#compute(request, (engine) => engine.generate(request, heard(listener)));
  }

  rewrite(request: GenerationRequest, listener?: TextEngineListener) {
    return this.#compute(request, (engine) => engine.rewrite(request, heard(listener)));
  }

  fillMasks(choice: ModelChoice, texts: readonly string[], alternatives: number, listener?: TextEngineListener) {
    return this.#compute(choice, (engine) => engine.fillMasks(choice, texts, alternatives, heard(listener)));
  }

  embed(choice: ModelChoice, texts: readonly string[], normalize: boolean, listener?: TextEngineListener) {
    return this.#compute(choice, (engine) => engine.embed(choice, texts, normalize, heard(listener)));
  }

  async cancel(): Promise<void> {
    for (const { flag, remote } of this.#connections.values()) {
      if (flag) Atomics.store(flag, 0, 1);
      else await remote.cancel();
    }
  }

  async dispose(): Promise<void> {
    for (const [device, { remote, crashed }] of this.#connections) {
      await Promise.race([remote.dispose(), crashed]);
      this.#close(device);
    }
  }

  /** Asks the engine on the device of a choice. */
  #compute<Result extends object>({ model, device }: ModelChoice, work: (engine: Remote<TransformersEngine>) => Promise<Result | Problem>): Promise<Result | Problem> {
    return this.#inTurn(async () => {
      const chosen = device === 'auto' ? await chooseTextDevice(model, (on, measure) => this.#ask(on, measure)) : device;
      return this.#ask(chosen, work);
    });
  }

  /** Asks one engine; one that has broken is ended, so that the next request starts another. */
  async #ask<Result extends object>(device: ComputeDevice, work: (engine: Remote<TransformersEngine>) => Promise<Result | Problem>): Promise<Result | Problem> {
    const { remote, crashed, flag } = this.#open(device);
    if (flag) Atomics.store(flag, 0, 0);
    const result = await Promise.race([work(remote), crashed]);
    if (isProblem(result) && breaking.has(result.code)) this.#close(device);
    return result;
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => {});
    return result;
  }

  #open(device: ComputeDevice): Connection {
    const open = this.#connections.get(device);
    if (open) return open;
    const worker = new Worker(new URL('../text/worker.ts', import.meta.url), { type: 'module', name: device });
    const crashed = new Promise<Problem>((resolve) => {
      worker.onerror = ({ message }) => resolve(error('text-worker-failed', { values: { detail: message ?? '' } }));
    });
    const connection = { worker, remote: wrap<TransformersEngine>(worker), flag: newCancelFlag(), crashed };
    if (connection.flag) void connection.remote.heed(connection.flag);
    this.#connections.set(device, connection);
    return connection;
  }

  #close(device: ComputeDevice): void {
    const connection = this.#connections.get(device);
    this.#connections.delete(device);
    connection?.remote[releaseProxy]();
    connection?.worker.terminate();
  }
}

/** A listener that can be called from another thread. */
function heard(listener: TextEngineListener = {}): TextEngineListener {
  return proxy({ loading: (progress) => listener.loading?.(progress), update: (update) => listener.update?.(update) } satisfies TextEngineListener);
}
