/** Files of a model: a built-in one's from the app's own origin, all others from this browser's storage. */
import { type TextTask, parseModelReference } from '../graph/modelReference';
import { type Problem, error, isProblem } from '../graph/problems';
import { storageError } from '../../storage/errors';
import { readModelFile, storedModel } from '../../storage/modelFiles';
import { fetchShippedModelFile, listShippedModels } from '../../storage/shippedModels';
import { type ModelConfig, type ModelLayout, layOutModel } from './modelLayout';

type Json = Readonly<Record<string, unknown>>;

export interface ModelFiles {
  /** As people know it. */
  readonly name: string;
  readonly layout: ModelLayout;
  readonly config: Json;
  /** What it says of generation by itself; empty where it says nothing. */
  readonly generation: Json;
  /** By path within the model's folder. */
  readonly bytes: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/** A folder of files that are there. */
interface ModelFolder {
  readonly name: string;
  readonly dtype: string | null;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  read(path: string): Promise<ArrayBuffer | Problem>;
}

/**
 * Reads the files of a model that its `layout` needs.
 * @param task for which it is read; null reads all but the weights
 * @param onFraction hears how much of their bytes has been read, in [0, 1]
 */
export async function readModelFiles(reference: string, task: TextTask | null, onFraction: (fraction: number) => void): Promise<ModelFiles | Problem> {
  const folder = await openFolder(reference);
  if (isProblem(folder)) return folder;
  const config = await readJson(folder, 'config.json');
  if (isProblem(config)) return config;
  const layout = layOutModel(config as ModelConfig, folder.files.map(({ path }) => path), folder.dtype, folder.name);
  if (isProblem(layout)) return layout;
  if (task && !layout.tasks.includes(task)) return error('model-wrong-task', { values: { model: folder.name, architecture: layout.architecture, task } });
  const wanted = folder.files.filter(({ path }) => layout.files.includes(path) && (task || !path.startsWith('onnx/')));
  const total = wanted.reduce((sum, { bytes }) => sum + bytes, 0);
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  let read = 0;
  for (const file of wanted) {
    const content = await folder.read(file.path);
    if (isProblem(content)) return content;
    bytes.set(file.path, new Uint8Array(content));
    read += file.bytes;
    onFraction(read / total);
  }
  const generation = parseJson(bytes.get('generation_config.json') ?? new TextEncoder().encode('{}'), 'generation_config.json');
  return isProblem(generation) ? generation : { name: folder.name, layout, config, generation, bytes };
}

/** The content of a JSON file among those read. */
export function parseJson(bytes: ArrayBuffer | Uint8Array, path: string): Record<string, unknown> | Problem {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  } catch (cause) {
    return error('model-file-unreadable', { values: { file: path, detail: cause instanceof Error ? cause.message : String(cause) } });
  }
}

async function readJson(folder: ModelFolder, path: string): Promise<Record<string, unknown> | Problem> {
  if (!folder.files.some((file) => file.path === path)) return error('model-file-missing', { values: { model: folder.name, file: path } });
  const bytes = await folder.read(path);
  return isProblem(bytes) ? bytes : parseJson(bytes, path);
}

function openFolder(reference: string): Promise<ModelFolder | Problem> {
  const parsed = parseModelReference(reference);
  if (!parsed) return Promise.resolve(error('model-reference-unreadable', { values: { model: reference } }));
  return parsed.kind === 'built-in' ? openBuiltIn(parsed.id) : openStored(reference, parsed.kind === 'hub' ? parsed.dtype : null);
}

async function openBuiltIn(id: string): Promise<ModelFolder | Problem> {
  const model = (await listShippedModels()).find((shipped) => shipped.id === id);
  if (!model) return error('model-not-shipped', { values: { model: id } });
  const read = (path: string): Promise<ArrayBuffer | Problem> => fetchShippedModelFile(model, path).catch(() => error('model-not-fetched', { values: { model: id, file: path } }));
  return { name: id, dtype: null, files: model.files, read };
}

async function openStored(reference: string, dtype: string | null): Promise<ModelFolder | Problem> {
  try {
    const model = await storedModel(reference);
    if (!model) return error('model-absent', { values: { model: nameOf(reference) } });
    if (!model.complete) return error('model-incomplete', { values: { model: model.name } });
    const read = async (path: string): Promise<ArrayBuffer | Problem> => {
      try {
        return (await readModelFile(reference, path)) ?? error('model-file-missing', { values: { model: model.name, file: path } });
      } catch (cause) {
        const { code, problem } = storageError(cause);
        return code === 'storage-damaged' ? error('model-damaged', { values: { model: model.name, file: path } }) : problem;
      }
    };
    return { name: model.name, dtype, files: model.files, read };
  } catch (cause) {
    return storageError(cause).problem;
  }
}

/** What to call a model that is not here. */
function nameOf(reference: string): string {
  const parsed = parseModelReference(reference);
  return parsed?.kind === 'files' ? parsed.hash.slice(0, 12) : (parsed?.id ?? reference);
}
