/** WebGPU without a device: Dawn checks every call and every shader, and computes nothing. What is read back means nothing. */
import { create, globals } from 'webgpu';

/** Puts it where browsers have theirs. */
export function installNullDevice(): void {
  Object.assign(globalThis, globals);
  Object.defineProperty(globalThis, 'navigator', { value: { gpu: create(['backend=null']) }, configurable: true });
}
