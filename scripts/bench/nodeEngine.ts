/** The product's engine in Node, for scripts. */
import type { DeviceKind, Engine } from '../../src/runtime/engines/engine';
import { createTfjsEngine } from '../../src/runtime/engines/tfjs/engine';

/** The fastest engine of the device in Node. */
export function openNodeEngine(device: DeviceKind): Promise<Engine> {
  return createTfjsEngine({ device });
}
