/** What threads are told. */
import type { Run } from './compileModule';

export type ThreadMessage =
  | { readonly kind: 'load'; readonly id: number; readonly module: WebAssembly.Module; readonly memory: WebAssembly.Memory }
  | { readonly kind: 'run'; readonly id: number; readonly thread: number; readonly threads: number; readonly steps: number }
  | { readonly kind: 'release'; readonly id: number };

/** A program's function of steps, on the given memory. */
export async function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Promise<Run> {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  return exports.run as Run;
}
