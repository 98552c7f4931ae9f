/** The device, and what one executable makes on it. */
import type { Guard } from '../guard';
import type { Space } from '../plan/plan';

export interface WebgpuDevice {
  readonly device: GPUDevice;
  /** It is a processor that stands in for a graphics card. */
  readonly software: boolean;
  readonly guard: Guard;
  readonly precision: Precision;
}

/**
 * How large things that are computed and forgotten within a step are kept: with 32 bits, with 16, or with 32 but
 * rounded to what 16 can hold, which shows on any device what 16 do to a training.
 */
export type Precision = 'single' | 'half' | 'rounded';

/** Allocates buffers and frees them all at once. */
export class Buffers {
  readonly #buffers: GPUBuffer[] = [];

  constructor(readonly device: GPUDevice) {}

  /** A buffer that begins with zeros; `size` in bytes. */
  create(label: string, size: number, usage: GPUBufferUsageFlags): GPUBuffer {
    const buffer = this.device.createBuffer({ label, size: Math.max(16, Math.ceil(size / 16) * 16), usage });
    this.#buffers.push(buffer);
    return buffer;
  }

  dispose(): void {
    for (const buffer of this.#buffers) buffer.destroy();
  }
}

const storage = { memory: 'storage', feeds: 'read-only-storage', ring: 'storage', half: 'storage' } as const satisfies Record<Space, GPUBufferBindingType>;

/** The one layout of every pipeline: a buffer for each space, and the place of a step's feeds and outputs in them. */
export function bindGroupLayout(device: GPUDevice): GPUBindGroupLayout {
  const entries = Object.values(storage).map((type, binding): GPUBindGroupLayoutEntry => ({ binding, visibility: GPUShaderStage.COMPUTE, buffer: { type } }));
  const control: GPUBindGroupLayoutEntry = { binding: entries.length, visibility: GPUShaderStage.COMPUTE, buffer: { type: 'uniform', hasDynamicOffset: true } };
  return device.createBindGroupLayout({ entries: [...entries, control] });
}

/** Compiles the shaders of all dispatches at once. Throws where the device refuses one. */
export function createPipelines(device: GPUDevice, layout: GPUBindGroupLayout, codes: readonly string[]): Promise<GPUComputePipeline[]> {
  const pipelineLayout = device.createPipelineLayout({ bindGroupLayouts: [layout] });
  return Promise.all(codes.map((code) => device.createComputePipelineAsync({
    layout: pipelineLayout,
    compute: { module: device.createShaderModule({ code }), entryPoint: 'main' },
  })));
}
