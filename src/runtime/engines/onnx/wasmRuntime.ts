/** ONNX Runtime in a browser: WebAssembly with SIMD, its files served with the app. */
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import mjs from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { EngineUnavailableError } from '../errors';
import { GraphBuilder } from './graphBuilder';
import { encodeModel } from './model';
import type { OnnxRuntime } from './runtime';

/** More threads than this wait for one another at the sizes of a training step. */
const mostThreads = 4;

/** Threads need shared memory, which only a page that is cross-origin isolated has. */
const threads = globalThis.crossOriginIsolated ? Math.min(mostThreads, navigator.hardwareConcurrency) : 1;

/** A thread that cannot start says nothing. */
const longestStartMs = 30_000;

/** Fetches the runtime and runs a smallest model on it. Throws an EngineUnavailableError where it does not start. */
export async function startWasmRuntime(): Promise<OnnxRuntime> {
  env.wasm.wasmPaths = { mjs, wasm };
  env.wasm.numThreads = threads;
  env.wasm.proxy = false;
  env.wasm.initTimeout = longestStartMs;
  try {
    const session = await InferenceSession.create(smallestModel(), { executionProviders: ['wasm'] });
    await session.release();
  } catch (cause) {
    throw new EngineUnavailableError('wasm', cause instanceof Error ? cause.message : String(cause));
  }
  return { ort: { InferenceSession, Tensor }, provider: 'wasm', description: `ONNX Runtime, WebAssembly${threads > 1 ? ` on ${threads} threads` : ''}`, threads };
}

/** The runtime starts with its first session. */
function smallestModel(): Uint8Array {
  const graph = new GraphBuilder();
  const output = graph.node('Neg', ['x']);
  const scalar = { type: 'f32', shape: [] } as const;
  return encodeModel({ inputs: [{ name: 'x', ...scalar }], outputs: [{ name: output, ...scalar }], initializers: [], nodes: graph.nodes });
}
