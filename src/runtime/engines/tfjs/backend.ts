/** Starts one backend of TensorFlow.js; each is loaded only when it is asked for. */
import { env, findBackend, findBackendFactory, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import type { DeviceKind } from '../engine';
import { EngineUnavailableError } from '../errors';
import type { WasmPaths } from './wasmFiles';

export interface BackendOptions {
  readonly device: DeviceKind;
  /** A folder that ends with a slash, or the address of each file. Not needed in Node. */
  readonly wasmPaths?: WasmPaths | string;
  /**
   * Threads for wasm, at most half of the logical cores. One where the page is not cross-origin isolated.
   * A bundler that renames variables within the worker breaks the threaded build of TensorFlow.js.
   */
  readonly threads?: number;
}

export interface StartedBackend {
  readonly description: string;
  readonly threads: number;
  /** Resolves to the reason when the device goes away; absent where it cannot. */
  readonly lost?: Promise<string>;
}

/** Throws an EngineUnavailableError where the device cannot be used. */
export async function startBackend(options: BackendOptions): Promise<StartedBackend> {
  const { device } = options;
  env().set('PROD', true);
  return starters[device](options);
}

const starters: Readonly<Record<DeviceKind, (options: BackendOptions) => Promise<StartedBackend>>> = {
  cpu: async () => {
    await import('@tensorflow/tfjs-backend-cpu');
    await activate('cpu');
    return { description: 'TensorFlow.js, JavaScript', threads: 1 };
  },
  wasm: async ({ wasmPaths, threads = 1 }) => {
    const wasm = await import('@tensorflow/tfjs-backend-wasm');
    if (wasmPaths) wasm.setWasmPaths(typeof wasmPaths === 'string' ? wasmPaths : { ...wasmPaths });
    const threaded = threads > 1 && globalThis.crossOriginIsolated;
    env().set('WASM_HAS_MULTITHREAD_SUPPORT', threaded);
    if (threaded) wasm.setThreadsCount(threads);
    await activate('wasm');
    const used = threaded ? wasm.getThreadsCount() : 1;
    return { description: `TensorFlow.js, WebAssembly${used > 1 ? ` on ${used} threads` : ''}`, threads: used };
  },
  webgpu: async () => {
    const gpu = (globalThis.navigator as Navigator | undefined)?.gpu;
    const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) throw new EngineUnavailableError('webgpu', 'there is no adapter');
    await import('@tensorflow/tfjs-backend-webgpu');
    // Fewer and larger submissions: half the time spent in JavaScript.
    env().set('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', 1000);
    await activate('webgpu');
    const { vendor, architecture, description } = adapter.info;
    return {
      description: `TensorFlow.js, WebGPU (${description || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed adapter'})`,
      threads: 1,
      lost: gpuDevice().lost.then(({ reason, message }) => message || reason),
    };
  },
};

async function activate(device: DeviceKind): Promise<void> {
  const ready = await setBackend(device).catch((error: unknown) => {
    throw new EngineUnavailableError(device, error instanceof Error ? error.message : String(error));
  });
  if (!ready) throw new EngineUnavailableError(device, 'it did not start');
}

/** Frees the backend and everything on it; it can be started again. */
export function stopBackend(device: DeviceKind): void {
  // Removing a backend also forgets how to make it, and its module registers itself only once.
  const factory = findBackendFactory(device);
  const gpu = device === 'webgpu' ? gpuDevice() : null;
  removeBackend(device);
  gpu?.destroy();
  if (factory) registerBackend(device, factory);
}

function gpuDevice(): GPUDevice {
  return (findBackend('webgpu') as unknown as { device: GPUDevice }).device;
}
