/** The engine on TensorFlow.js: WebGPU, WebAssembly or plain JavaScript. */
import type { Engine, Executable } from '../engine';
import { EngineLostError } from '../errors';
import { startBackend, stopBackend, type BackendOptions } from './backend';
import { TfjsExecutable, type Guard } from './executable';

/** Throws an EngineUnavailableError where the device cannot be used. One engine of each device at a time. */
export async function createTfjsEngine(options: BackendOptions): Promise<Engine> {
  const { device } = options;
  const { description, threads, lost } = await startBackend(options);
  const failed = lost.then((reason): never => {
    throw new EngineLostError(device, reason);
  });
  // Whoever runs hears of it; when nobody does, nothing is unhandled.
  failed.catch(() => {});
  const guard: Guard = (work) => Promise.race([work, failed]);
  const executables = new Set<Executable>();
  return {
    name: 'tfjs',
    device,
    description,
    threads,
    compile: async (program) => {
      const executable = new TfjsExecutable(program, device, guard);
      executables.add(executable);
      return executable;
    },
    dispose: async () => {
      for (const executable of executables) executable.dispose();
      stopBackend(device);
    },
  };
}
