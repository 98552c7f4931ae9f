/** Language models that come with the app: listed in `models/index.json`, fetched from the app's own origin. */
import type { TextTask } from '../runtime/graph/modelReference';
import { contentHash } from './chunks';
import { StorageError, guarded } from './errors';

export interface ShippedModel {
  /** Owner and name: the folder below `models/`. */
  readonly id: string;
  /** As its configuration names it, such as `GPT2LMHeadModel`. */
  readonly architecture: string;
  readonly tasks: readonly TextTask[];
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly hash: string }[];
  /** Of all files. */
  readonly bytes: number;
}

/** All of them; none where nothing is shipped, or the network is away at the first visit. */
export async function listShippedModels(): Promise<readonly ShippedModel[]> {
  try {
    const response = await fetch(shippedUrl('index.json'));
    return response.ok ? ((await response.json()) as ShippedModel[]) : [];
  } catch {
    return [];
  }
}

/**
 * Bytes of a file of a shipped model.
 * @throws StorageError when it cannot be fetched, or what arrives is not what was shipped
 */
export async function fetchShippedModelFile(model: ShippedModel, path: string): Promise<ArrayBuffer> {
  const bytes = await guarded(async () => (await fetch(shippedUrl(`${model.id}/${path}`))).arrayBuffer());
  if ((await contentHash(bytes)) !== model.files.find((file) => file.path === path)?.hash) throw new StorageError('storage-damaged');
  return bytes;
}

/** The model card of a shipped model, as Markdown; null where there is none. */
export async function fetchShippedModelCard(id: string): Promise<string | null> {
  try {
    const response = await fetch(shippedUrl(`${id}/README.md`));
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

/** The same for page and worker: built scripts lie in `assets/`, next to `models/`. */
function shippedUrl(file: string): URL {
  const path = `models/${file}`;
  return import.meta.env.PROD ? new URL('../' + path, import.meta.url) : new URL(`/${path}`, location.origin);
}
