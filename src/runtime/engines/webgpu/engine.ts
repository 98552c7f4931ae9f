/** The engine on WebGPU itself: a program becomes a few generated kernels and a static plan of buffers. */
import type { Engine, Executable } from '../engine';
import { EngineUnavailableError } from '../errors';
import { guardAgainst } from '../guard';
import { WebgpuExecutable } from './executable';
import { planProgram } from '../plan/plan';

/** Software adapters, where the browser does not say so itself. */
const softwareNames = /swiftshader|llvmpipe|basic render/i;

/** Throws an EngineUnavailableError where there is no adapter. `software` overrides what the adapter says of itself. */
export async function createWebgpuEngine(options: { readonly software?: boolean } = {}): Promise<Engine> {
  const gpu = (globalThis.navigator as Navigator | undefined)?.gpu;
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new EngineUnavailableError('webgpu', 'there is no adapter');
  const { maxStorageBufferBindingSize, maxBufferSize } = adapter.limits;
  const device = await adapter.requestDevice({ requiredLimits: { maxStorageBufferBindingSize, maxBufferSize } });
  const guard = guardAgainst(device.lost.then(({ reason, message }) => message || reason), 'webgpu');
  const executables = new Set<Executable>();
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const software = options.software ?? (isFallbackAdapter || softwareNames.test(`${architecture} ${description}`));
  return {
    name: 'webgpu',
    device: 'webgpu',
    description: `WebGPU (${description || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed adapter'})`,
    threads: 1,
    compile: async (program) => {
      const executable: Executable = await WebgpuExecutable.create({ device, software, guard }, planProgram(program), () => executables.delete(executable));
      executables.add(executable);
      return executable;
    },
    dispose: async () => {
      for (const executable of executables) executable.dispose();
      device.destroy();
    },
  };
}
