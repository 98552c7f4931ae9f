/** The engine on TensorFlow.js: WebGPU, WebAssembly or plain JavaScript. */
import type { DeviceKind, Engine, Executable } from '../engine';
import { EngineLostError, TensorDataError } from '../errors';
import { startBackend, stopBackend, type BackendOptions } from './backend';
import { TfjsExecutable, type Guard } from './executable';

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

/** How long to wait for the news of a loss after something has failed. */
const newsDelayMs = 100;

/** Small results can still be had from a device that is lost, large ones fail in any way: either raises the same error. */
function guardAgainst(lost: Promise<string>, device: DeviceKind): Guard {
  const failed = lost.then((reason): never => {
    throw new EngineLostError(device, reason);
  });
  // Whoever runs hears of it; when nobody does, nothing is unhandled.
  failed.catch(() => {});
  return async (work) => {
    try {
      return await Promise.race([failed, work()]);
    } catch (error) {
      if (!(error instanceof TensorDataError)) await Promise.race([failed, new Promise((resolve) => setTimeout(resolve, newsDelayMs))]);
      throw error;
    }
  };
}
