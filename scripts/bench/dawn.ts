/** WebGPU in Node: Dawn, the implementation of Chromium, put where browsers have theirs. */
import { create, globals } from 'webgpu';

/** `flags` are Dawn's own, such as `backend=null`. */
export function installDawn(flags: string[] = []): void {
  Object.assign(globalThis, globals);
  // TensorFlow.js asks the user agent whether this is a telephone.
  Object.defineProperty(globalThis, 'navigator', { value: { gpu: create(flags), userAgent: 'Node.js' }, configurable: true });
}
