/** Memories that programs use one after the other: each takes far more of the address space than its size, and few fit. */
import { EngineUnavailableError } from '../errors';
import { scratchStart } from './compileModule';

/** Pages that may lie unused, of 64 kB each. */
const mostUnused = 1024;

export class Memories {
  #unused: { readonly memory: WebAssembly.Memory; readonly pages: number; readonly shared: boolean }[] = [];

  /** A memory of zeros (but for what the barrier counts) of at least so many pages. Throws an EngineUnavailableError where there is none. */
  take(least: number, shared: boolean): { readonly memory: WebAssembly.Memory; readonly giveBack: () => void } {
    const pages = 2 ** Math.ceil(Math.log2(least));
    const index = this.#unused.findIndex((one) => one.pages === pages && one.shared === shared);
    const [known] = index < 0 ? [] : this.#unused.splice(index, 1);
    // A thread may still be about to leave the last barrier, whose count of turns must go on.
    if (known) new Uint8Array(known.memory.buffer, scratchStart).fill(0);
    const memory = known?.memory ?? create(pages, shared);
    const giveBack = (): void => {
      const total = this.#unused.reduce((sum, one) => sum + one.pages, pages);
      if (total <= mostUnused) this.#unused.push({ memory, pages, shared });
    };
    return { memory, giveBack };
  }

  clear(): void {
    this.#unused = [];
  }
}

function create(pages: number, shared: boolean): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
  } catch (cause) {
    throw new EngineUnavailableError('wasm', cause instanceof Error ? cause.message : String(cause));
  }
}
