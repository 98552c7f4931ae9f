/** On which device a language model computes where the person leaves it open: small ones are often faster on WebAssembly. */
import type { Remote } from 'comlink';
import * as z from 'zod/mini';
import { readSetting, writeSetting } from '../../storage/settings';
import { type Problem, isProblem } from '../graph/problems';
import type { ComputeDevice } from '../text/device';
import type { TransformersEngine } from '../text/engine';

/** Asks the engine on a device how fast it is. */
type Measure = (device: ComputeDevice, measure: (engine: Remote<TransformersEngine>) => Promise<{ msPerToken: number } | Problem>) => Promise<{ msPerToken: number } | Problem>;

const key = 'text-devices';

/** By model, for one browser. */
const memory = z.object({ agent: z.string(), devices: z.record(z.string(), z.enum(['wasm', 'webgpu'])) });

/** The faster device for a model; measured once and remembered. */
export async function chooseTextDevice(model: string, measure: Measure): Promise<ComputeDevice> {
  if (!(await hasGraphicsCard())) return 'wasm';
  const { success, data } = memory.safeParse(await readSetting(key));
  const devices = success && data.agent === navigator.userAgent ? data.devices : {};
  const known = devices[model];
  if (known) return known;
  const wasm = await measure('wasm', (engine) => engine.measure(model));
  // What is wrong with the model is told by the request itself.
  if (isProblem(wasm)) return 'wasm';
  const webgpu = await measure('webgpu', (engine) => engine.measure(model));
  const chosen = !isProblem(webgpu) && webgpu.msPerToken < wasm.msPerToken ? 'webgpu' : 'wasm';
  await writeSetting(key, { agent: navigator.userAgent, devices: { ...devices, [model]: chosen } });
  return chosen;
}

let card: Promise<boolean> | undefined;

/** Asked for once: the answer takes as long as several tokens. */
function hasGraphicsCard(): Promise<boolean> {
  return (card ??= findGraphicsCard());
}

/** A software adapter computes on the processor, which WebAssembly does better. */
async function findGraphicsCard(): Promise<boolean> {
  const adapter = await navigator.gpu?.requestAdapter().catch(() => null);
  return adapter ? !adapter.info.isFallbackAdapter : false;
}
