/** Checkpoints that come with the app: listed in `checkpoints/index.json`, fetched from the app's own origin. */
import { contentHash } from './chunks';
import { StorageError, guarded } from './errors';

interface ShippedCheckpoint {
  hash: string;
  file: string;
  bytes: number;
}

/**
 * Bytes of a shipped checkpoint, or null when none has this hash.
 * @throws StorageError when it cannot be fetched, or what arrives is not what was shipped
 */
export async function fetchShippedCheckpoint(hash: string): Promise<ArrayBuffer | null> {
  const shipped = (await fetchList()).find((entry) => entry.hash === hash);
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
    return []; // Nothing is shipped, or the network is away.
  }
}

/** The same for page and worker: built scripts lie in `assets/`, next to `checkpoints/`. */
function shippedUrl(file: string): URL {
  const path = `checkpoints/${file}`;
  return import.meta.env.PROD ? new URL('../' + path, import.meta.url) : new URL(`/${path}`, location.origin);
}
