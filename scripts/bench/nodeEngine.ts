/** The product's engine in Node, for scripts. */
import { availableParallelism } from 'node:os';
import * as ort from 'onnxruntime-node';
import type { Engine } from '../../src/runtime/engines/engine';
import { createOnnxEngine } from '../../src/runtime/engines/onnx/engine';
import { createWasmEngine } from '../../src/runtime/engines/wasm/engine';

/** More threads than this wait for one another on the sizes of a training step. */
const mostThreads = 4;

/** ONNX Runtime as native code, on the processor. */
export async function openNodeEngine(threads = Math.min(mostThreads, availableParallelism())): Promise<Engine> {
  // On JavaScript's own thread alone: those of ONNX Runtime are busy waiting for work for a while after every call.
  const randomEngine = await createWasmEngine({ threads: 1 });
  return createOnnxEngine({ ort, provider: 'cpu', threads, description: `ONNX Runtime, native, on ${threads} threads`, randomEngine });
}
