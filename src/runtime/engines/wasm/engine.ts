/** The engine on WebAssembly itself: a program becomes one module of kernels made for its shapes, run by several threads. */
import { estimateCost } from '../../tensor/cost';
import type { Executable, FillingEngine, FillingExecutable } from '../engine';
import { EngineUnavailableError } from '../errors';
import { WasmExecutable } from './executable';
import { findFeatures } from './features';
import { Memories } from './memories';
import { Threads } from './threads';

/** Programs of fewer floating-point operations are done before a second thread would have begun. */
const fewestShared = 2e6;

/** More threads than this wait for one another at the sizes of a training step. */
const mostThreads = 4;

export interface WasmOptions {
  /** Fewer or more than the processor has. */
  readonly threads?: number;
  /** False does without the fused multiply-add. */
  readonly relaxed?: boolean;
  /** Programs of fewer floating-point operations stay on one thread. */
  readonly fewestShared?: number;
}

/** Throws an EngineUnavailableError where WebAssembly has no vectors. */
export async function createWasmEngine(options: WasmOptions = {}): Promise<FillingEngine> {
  const found = findFeatures();
  if (!found) throw new EngineUnavailableError('wasm', 'there are no vectors');
  const wanted = found.shared ? (options.threads ?? Math.min(mostThreads, navigator.hardwareConcurrency)) : 1;
  const relaxed = found.relaxed && options.relaxed !== false;
  const threads = wanted > 1 ? await Threads.start(wanted - 1) : null;
  const memories = new Memories();
  const executables = new Set<Executable>();
  return {
    name: 'wasm',
    device: 'wasm',
    description: `WebAssembly${wanted > 1 ? ` on ${wanted} threads` : ''}`,
    threads: wanted,
    compile: async (program) => {
      const isSmall = estimateCost(program).flops < (options.fewestShared ?? fewestShared);
      const crew = isSmall ? null : threads;
      const executable: FillingExecutable = await WasmExecutable.create(program, { relaxed, shared: crew !== null }, memories, crew, () => executables.delete(executable));
      executables.add(executable);
      return executable;
    },
    dispose: async () => {
      for (const executable of executables) executable.dispose();
      threads?.dispose();
      memories.clear();
    },
  };
}
