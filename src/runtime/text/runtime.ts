/** Sets transformers.js up: ONNX Runtime's files from the app's own origin, models from memory, nothing from anywhere else. */
import { env } from '@huggingface/transformers';
import type { ComputeDevice } from './device';
import { runtimeFiles, threads } from './runtimeFiles';

const root = '/models/';

/** Models whose files are being handed over, by a name that is used once. */
const shelves = new Map<string, ReadonlyMap<string, Uint8Array<ArrayBuffer>>>();
let lastShelf = 0;

/** Call it before the first model is loaded; a thread computes on one device. */
export function setUpTransformers(device: ComputeDevice): void {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = root;
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.useCustomCache = true;
  env.customCache = { match: async (request) => find(request), put: async () => {} };
  // What is not on a shelf does not exist: nothing is ever asked of a network.
  env.fetch = async () => new Response(null, { status: 404 });
  const { wasm } = env.backends.onnx;
  if (!wasm) throw new Error('ONNX Runtime has no WebAssembly here');
  wasm.wasmPaths = runtimeFiles[device];
  wasm.numThreads = threads();
}

/** Lets transformers.js read a model's files from memory, under the name that `load` gets. */
export async function withFiles<Loaded>(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, load: (name: string) => Promise<Loaded>): Promise<Loaded> {
  const name = `model-${++lastShelf}`;
  shelves.set(name, files);
  try {
    return await load(name);
  } finally {
    shelves.delete(name);
  }
}

/** transformers.js looks for `/models/<name>/<path>`. */
function find(request: string): Response | undefined {
  if (!request.startsWith(root)) return undefined;
  const [, name = '', path = ''] = /^([^/]+)\/+(.*)$/u.exec(request.slice(root.length)) ?? [];
  const bytes = shelves.get(name)?.get(path);
  if (bytes) return new Response(bytes, { headers: { 'content-length': String(bytes.length) } });
  // A tokenizer is only taken for one where this file is, whatever is in it.
  return path === 'tokenizer_config.json' && shelves.has(name) ? new Response('{}') : undefined;
}
