/** Checkpoints: weights and training state as bytes, addressed by the SHA-256 of their content. */
import { contentHash, cutIntoChunks, readChunks } from './chunks';
import { pruneTrainer, usesOf } from './checkpointPruning';
import { type CheckpointUseRow, database } from './database';
import { StorageError, guarded, storageError } from './errors';
import { fetchShippedCheckpoint } from './shippedCheckpoints';

export type CheckpointAbout = Pick<CheckpointUseRow, 'graphId' | 'trainer' | 'step' | 'final'>;

/** The newest checkpoint of each trainer that could not be saved, so that training goes on without storage. */
const unsaved = new Map<string, { hash: string; bytes: ArrayBuffer }>();

/**
 * Saves a checkpoint and forgets older ones of the same trainer that nothing refers to.
 * When it cannot be saved it is kept in this thread's memory, and `onUnsaved` gets the reason.
 * @returns its content hash
 */
export async function putCheckpoint(
  bytes: ArrayBuffer,
  about: CheckpointAbout,
  onUnsaved?: (reason: StorageError) => void,
): Promise<string> {
  const hash = await contentHash(bytes);
  const trainer = `${about.graphId}/${about.trainer}`;
  try {
    await write(hash, bytes, about);
    unsaved.delete(trainer);
  } catch (failure) {
    unsaved.set(trainer, { hash, bytes });
    onUnsaved?.(storageError(failure));
  }
  return hash;
}

/**
 * Bytes of the checkpoint with this hash: from storage, or from those that come with the app; null when there is none.
 * @throws StorageError when the bytes are damaged
 */
export async function getCheckpoint(hash: string): Promise<ArrayBuffer | null> {
  const held = [...unsaved.values()].find((entry) => entry.hash === hash);
  if (held) return held.bytes.slice(0);
  const stored = await read(hash);
  if (stored && (await contentHash(stored)) === hash) return stored;
  const shipped = await fetchShippedCheckpoint(hash);
  if (stored && !shipped) throw new StorageError('storage-damaged');
  return shipped;
}

async function write(hash: string, bytes: ArrayBuffer, about: CheckpointAbout): Promise<void> {
  const rows = cutIntoChunks(hash, bytes);
  const { checkpoints, checkpointUses, chunks } = database;
  await database.transaction('rw', checkpoints, checkpointUses, chunks, async () => {
    await chunks.bulkPut(rows);
    const { graphId, trainer, step, final } = about;
    const newest = await usesOf(graphId, trainer).last();
    // Later than the one before even within a millisecond, or when the clock was set back.
    const savedAt = Math.max(Date.now(), newest ? newest.savedAt + 1 : 0);
    await checkpointUses.put({ hash, graphId, trainer, step, final, savedAt });
    await checkpoints.put({ hash, bytes: bytes.byteLength });
  });
  await pruneTrainer(about.graphId, about.trainer);
}

/** Without IndexedDB there are no stored checkpoints, but those that come with the app still load. */
async function read(hash: string): Promise<ArrayBuffer | null> {
  try {
    return await guarded(() =>
      database.transaction('r', database.checkpoints, database.chunks, async () =>
        (await database.checkpoints.get(hash)) ? readChunks(hash) : null,
      ),
    );
  } catch (failure) {
    if (storageError(failure).code === 'storage-unavailable') return null;
    throw failure;
  }
}
