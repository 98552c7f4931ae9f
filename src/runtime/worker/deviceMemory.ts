/** What the last visit found out about this machine's devices, so that a warm start does not probe again. */
import * as z from 'zod/mini';
import { readSetting, writeSetting } from '../../storage/settings';
import type { DeviceChoice, DeviceReport } from '../protocol';

const key = 'devices';

const device = z.enum(['webgpu', 'webgpuHalf', 'wasm', 'cpu']);

const memory = z.object({
  /** Browser and version: another one is probed anew. */
  agent: z.string(),
  choice: z.enum(['auto', ...device.options]),
  reports: z.array(
    z.object({ device, engine: z.optional(z.string()), available: z.boolean(), description: z.string(), probeMs: z.optional(z.number()), reason: z.optional(z.string()) }),
  ),
});

export interface DeviceMemory {
  choice: DeviceChoice;
  reports: DeviceReport[];
}

/** The last visit's reports; null for a first visit or another browser. */
export async function recallDevices(): Promise<DeviceMemory | null> {
  const { success, data } = memory.safeParse(await readSetting(key));
  return success && data.agent === navigator.userAgent ? data : null;
}

/** Keeps reports and choice for the next visit. */
export async function rememberDevices({ choice, reports }: DeviceMemory): Promise<void> {
  await writeSetting(key, JSON.parse(JSON.stringify({ agent: navigator.userAgent, choice, reports })));
}
