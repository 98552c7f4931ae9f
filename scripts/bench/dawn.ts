/** WebGPU in Node: Dawn, the implementation of Chromium, put where browsers have theirs. */
import { create, globals } from 'webgpu';

export function installDawn(): void {
  Object.assign(globalThis, globals);
  // TensorFlow.js asks the user agent whether this is a telephone.
  Object.defineProperty(globalThis, 'navigator', { value: { gpu: create([]), userAgent: 'Node.js' }, configurable: true });
}
