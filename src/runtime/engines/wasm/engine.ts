/** The engine on WebAssembly itself: a program becomes one module of kernels made for its shapes, run by several threads. */
import { estimateCost } from '../../tensor/cost';
import type { Executable, FillingEngine, FillingExecutable } from '../engine';
import { EngineUnavailableError } from '../errors';
import { WasmExecutable } from './executable';
import { findFeatures } from './features';
import type { Registers } from './emit/scope';
import { Memories } from './memories';
import { tryRegisters } from './registers';
import { Threads } from './threads';

/** Programs of fewer floating-point operations are done before a second thread would have begun. */
const fewestShared = 2e6;

/** What every processor has: to try for more takes longer than small programs do. */
const fewestRegisters = 16;

/** More threads than this wait for one another at the sizes of a training step. */
const mostThreads = 4;

export interface WasmOptions {
  /** Fewer or more than the processor has. */
  readonly threads?: number;
  /** False does without the fused multiply-add. */
  readonly relaxed?: boolean;
  /** Programs of fewer floating-point operations stay on one thread. */
  readonly fewestShared?: number;
  /** How many vectors stay in registers; found out by trying if nothing is said. */
  readonly registers?: Registers;
}

/** Throws an EngineUnavailableError where WebAssembly has no vectors. */
export async function createWasmEngine(options: WasmOptions = {}): Promise<FillingEngine> {
  const found = findFeatures();
  if (!found) throw new EngineUnavailableError('wasm', 'there are no vectors');
  const wanted = found.shared ? (options.threads ?? Math.min(mostThreads, navigator.hardwareConcurrency)) : 1;
  const relaxed = found.relaxed && options.relaxed !== false;
  const threads = wanted > 1 ? await Threads.start(wanted - 1) : null;
  const memories = new Memories();
  let tried: Promise<Registers> | null = null;
  const registersFor = (isSmall: boolean): Registers | Promise<Registers> => options.registers ?? (isSmall ? fewestRegisters : (tried ??= tryRegisters({ ...found, relaxed })));
  const executables = new Set<Executable>();
  return {
    name: 'wasm',
    device: 'wasm',
    description: `WebAssembly${wanted > 1 ? ` on ${wanted} threads` : ''}`,
    threads: wanted,
    compile: async (program) => {
      const isSmall = estimateCost(program).flops < (options.fewestShared ?? fewestShared);
      const crew = isSmall ? null : threads;
      const features = { relaxed, shared: crew !== null, registers: await registersFor(isSmall) };
      const executable: FillingExecutable = await WasmExecutable.create(program, features, memories, crew, () => executables.delete(executable));
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
