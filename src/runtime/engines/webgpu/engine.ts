/** The engine on WebGPU itself: a program becomes a few generated kernels and a static plan of buffers. */
import type { Engine, Executable } from '../engine';
import { EngineUnavailableError } from '../errors';
import { guardAgainst } from '../guard';
import type { Precision } from './device';
import { WebgpuExecutable } from './executable';
import { planProgram } from '../plan/plan';

/** Software adapters, where the browser does not say so itself. */
const softwareNames = /swiftshader|llvmpipe|basic render/i;

/** What the loss is multiplied by where gradients are kept with half precision, whose smallest number is 6e-8. */
const halfLossScale = 1024;

export interface WebgpuOptions {
  /** Overrides what the adapter says of itself. */
  readonly software?: boolean;
  readonly precision?: Precision;
}

/** Throws an EngineUnavailableError where there is no adapter, or none that keeps numbers with the precision. */
export async function createWebgpuEngine(options: WebgpuOptions = {}): Promise<Engine> {
  const precision = options.precision ?? 'single';
  const gpu = (globalThis.navigator as Navigator | undefined)?.gpu;
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new EngineUnavailableError('webgpu', 'there is no adapter');
  const { maxStorageBufferBindingSize, maxBufferSize } = adapter.limits;
  const features: GPUFeatureName[] = precision === 'half' ? ['shader-f16'] : [];
  for (const feature of features) if (!adapter.features.has(feature)) throw new EngineUnavailableError('webgpu', `the adapter lacks ${feature}`);
  const device = await adapter.requestDevice({ requiredFeatures: features, requiredLimits: { maxStorageBufferBindingSize, maxBufferSize } });
  const guard = guardAgainst(device.lost.then(({ reason, message }) => message || reason), 'webgpu');
  const executables = new Set<Executable>();
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const software = options.software ?? (isFallbackAdapter || softwareNames.test(`${architecture} ${description}`));
  return {
    name: 'webgpu',
    device: 'webgpu',
    description: `WebGPU (${description || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed adapter'})`,
    threads: 1,
    lossScale: precision === 'single' ? 1 : halfLossScale,
    compile: async (program) => {
      const executable: Executable = await WebgpuExecutable.create({ device, software, guard, precision }, planProgram(program, { half: precision !== 'single', split: !software }), () => executables.delete(executable));
      executables.add(executable);
      return executable;
    },
    dispose: async () => {
      for (const executable of executables) executable.dispose();
      device.destroy();
    },
  };
}
