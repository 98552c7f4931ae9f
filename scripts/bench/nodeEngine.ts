/** The product's engine in Node, for scripts. */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import * as ort from 'onnxruntime-node';
import type { Engine } from '../../src/runtime/engines/engine';
import { createOnnxEngine } from '../../src/runtime/engines/onnx/engine';
import { createWasmEngine } from '../../src/runtime/engines/wasm/engine';
import { findFeatures } from '../../src/runtime/engines/wasm/features';
import { tryRegisters } from '../../src/runtime/engines/wasm/registers';
import { installWebWorkers } from './webWorkers';

/** More threads than this wait for one another on the sizes of a training step. */
const mostThreads = 4;

/** Generated WebAssembly where vectors are wide enough, else ONNX Runtime as native code: both on the processor. */
export async function openNodeEngine(threads = Math.min(mostThreads, availableParallelism())): Promise<Engine> {
  const registers = await wideRegisters();
  if (registers) {
    installWebWorkers();
    return createWasmEngine({ threads, registers });
  }
  // On JavaScript's own thread alone: those of ONNX Runtime are busy waiting for work for a while after every call.
  const randomEngine = await createWasmEngine({ threads: 1 });
  return createOnnxEngine({ ort, provider: 'cpu', threads, description: `ONNX Runtime, native, in Node ${process.versions.node}, on ${threads} threads`, randomEngine });
}

/** The first V8 (of Node 24) that compiles WebAssembly's vectors well. */
const leastV8 = 13;

/** V8 makes vectors of 256 bits of two of WebAssembly's where it is told to and can. Null where products would not gain by it. */
async function wideRegisters(): Promise<32 | null> {
  if (Number.parseInt(process.versions.v8, 10) < leastV8) return null;
  const flag = /--(experimental-)?wasm-revectorize\b/.exec(spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' }).stdout)?.[0];
  if (flag) setFlagsFromString(flag);
  const features = findFeatures();
  return features?.relaxed && (await tryRegisters(features)) === 32 ? 32 : null;
}
