/** The product's choice of engines for each device. */
import type { DeviceKind, Engine } from '../engines/engine';
import { createTfjsEngine } from '../engines/tfjs/engine';
import { withStandIn } from '../engines/standIn';
import { wasmFiles } from '../engines/tfjs/wasmFiles';
import type { Precision } from '../engines/webgpu/device';
import type { ComputeDevice } from '../protocol';

interface EngineOpener {
  /** The engine's own name. */
  readonly name: string;
  /** Rejects where the engine cannot be had. */
  open(): Promise<Engine>;
}

const tfjs = (device: DeviceKind): EngineOpener => ({ name: 'tfjs', open: () => createTfjsEngine({ device, wasmPaths: wasmFiles }) });

/** WebAssembly made for each program. */
const wasm: EngineOpener = {
  name: 'wasm',
  open: async () => (await import('../engines/wasm/engine')).createWasmEngine(),
};

/** Its code is large, so it is loaded only when it is opened. */
const onnx: EngineOpener = {
  name: 'onnx',
  open: async () => {
    const [{ createOnnxEngine }, { startWasmRuntime }] = await Promise.all([import('../engines/onnx/engine'), import('../engines/onnx/wasmRuntime')]);
    return createOnnxEngine(await startWasmRuntime());
  },
};

/** Generated kernels; their code, too, is loaded only where it is used. */
const webgpu = (precision: Precision): EngineOpener => ({
  name: 'webgpu',
  open: async () => (await import('../engines/webgpu/engine')).createWebgpuEngine({ precision }),
});

/** The fastest as a rule comes first. */
const openers: Readonly<Record<ComputeDevice, readonly EngineOpener[]>> = {
  webgpu: [webgpu('single'), tfjs('webgpu')], webgpuHalf: [webgpu('half')], wasm: [wasm, onnx, tfjs('wasm')], cpu: [tfjs('cpu')],
};

/** The engines that can compute on a device, the one named `first` before the others. */
export function enginesOf(device: ComputeDevice, first?: string): readonly EngineOpener[] {
  return openers[device].toSorted((a, b) => Number(b.name === first) - Number(a.name === first));
}

/**
 * Opens the engine named `first`, or another one of the same device where that cannot be had; those after it stand in
 * for programs that it cannot hold. Throws an AggregateError where none can be had.
 */
export function openEngine(device: ComputeDevice, first?: string): Promise<Engine> {
  return openFirst(enginesOf(device, first), []);
}

async function openFirst([opener, ...others]: readonly EngineOpener[], errors: readonly Error[]): Promise<Engine> {
  if (!opener) throw new AggregateError(errors, errors.map(({ message }) => message).join('; '));
  let engine: Engine;
  try {
    engine = await opener.open();
  } catch (cause) {
    return openFirst(others, [...errors, cause instanceof Error ? cause : new Error(String(cause))]);
  }
  return others.length > 0 ? withStandIn(engine, () => openFirst(others, [])) : engine;
}
