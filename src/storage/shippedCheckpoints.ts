/** Checkpoints that come with the app: listed in `checkpoints/index.json`, fetched from the app's own origin. */
import { contentHash } from './chunks';
import { StorageError, guarded } from './errors';

interface ShippedCheckpoint {
  hash: string;
  file: string;
  bytes: number;
}

let list: Promise<readonly ShippedCheckpoint[]> | null = null;

/**
 * Bytes of a shipped checkpoint, or null when none has this hash.
 * @throws StorageError when it cannot be fetched, or what arrives is not what was shipped
 */
export async function fetchShippedCheckpoint(hash: string): Promise<ArrayBuffer | null> {
  list ??= fetchList();
  const shipped = (await list).find((entry) => entry.hash === hash);
  if (!shipped) return null;
  const bytes = await guarded(async () => (await fetch(shippedUrl(shipped.file))).arrayBuffer());
  if ((await contentHash(bytes)) !== hash) throw new StorageError('storage-damaged');
  return bytes;
}

async function fetchList(): Promise<readonly ShippedCheckpoint[]> {
  try {
    const response = await fetch(shippedUrl('index.json'));
    return response.ok ? ((await response.json()) as ShippedCheckpoint[]) : [];
  } catch {
    list = null; // The network may be back at the next try.
    return [];
  }
}

/** The same for page and worker: built scripts lie in `assets/`, next to `checkpoints/`. */
function shippedUrl(file: string): URL {
  const path = `checkpoints/${file}`;
  return import.meta.env.PROD ? new URL('../' + path, import.meta.url) : new URL(`/${path}`, location.origin);
}
