/** The product's choice of engine for each device. */
import type { DeviceKind, Engine } from '../engines/engine';
import { createTfjsEngine } from '../engines/tfjs/engine';
import { wasmFiles } from '../engines/tfjs/wasmFiles';

/** Throws an EngineUnavailableError where the device cannot be used. */
export function openEngine(device: DeviceKind): Promise<Engine> {
  return createTfjsEngine({ device, wasmPaths: wasmFiles });
}
