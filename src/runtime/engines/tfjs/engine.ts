/** The engine on TensorFlow.js: WebGPU, WebAssembly or plain JavaScript. */
import type { Engine, Executable } from '../engine';
import { guardAgainst, type Guard } from '../guard';
import { startBackend, stopBackend, type BackendOptions } from './backend';
import { TfjsExecutable } from './executable';

/** Throws an EngineUnavailableError where the device cannot be used. One engine of each device at a time. */
export async function createTfjsEngine(options: BackendOptions): Promise<Engine> {
  const { device } = options;
  const { description, threads, lost } = await startBackend(options);
  const guard = lost ? guardAgainst(lost, device) : unguarded;
  const executables = new Set<Executable>();
  return {
    name: 'tfjs',
    device,
    description,
    threads,
    compile: async (program) => {
      const executable = new TfjsExecutable(program, device, guard, () => executables.delete(executable));
      executables.add(executable);
      return executable;
    },
    dispose: async () => {
      for (const executable of executables) executable.dispose();
      stopBackend(device);
    },
  };
}

const unguarded: Guard = (work) => work();
