/** ONNX Runtime's files of the very copy that transformers.js runs on, as the app's own origin serves them. */
import plainMjs from '@transformers-onnxruntime/ort-wasm-simd-threaded.mjs?url';
import plainWasm from '@transformers-onnxruntime/ort-wasm-simd-threaded.wasm?url';
import asyncifyMjs from '@transformers-onnxruntime/ort-wasm-simd-threaded.asyncify.mjs?url';
import asyncifyWasm from '@transformers-onnxruntime/ort-wasm-simd-threaded.asyncify.wasm?url';

/** WebGPU has to wait for the device, which WebAssembly can do only in a build that is larger and slower. */
export const runtimeFiles = {
  wasm: { mjs: plainMjs, wasm: plainWasm },
  webgpu: { mjs: asyncifyMjs, wasm: asyncifyWasm },
} as const;

/** More threads than this wait for one another at the sizes of one token. */
const mostThreads = 4;

/** Threads need shared memory, which only a page that is cross-origin isolated has. */
export function threads(): number {
  return globalThis.crossOriginIsolated ? Math.min(mostThreads, navigator.hardwareConcurrency) : 1;
}
