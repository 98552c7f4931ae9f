/** Large bytes, addressed by content and kept in chunks: one huge value is slow to write and some browsers refuse it. */
import Dexie from 'dexie';
import { type ChunkRow, database } from './database';
import { StorageError } from './errors';

export const chunkSize = 8 * 2 ** 20;

/**
 * SHA-256 of `bytes`, as 64 lower-case hexadecimal digits.
 * @throws StorageError where the page is not served securely, so that the browser gives no digests
 */
export async function contentHash(bytes: ArrayBuffer): Promise<string> {
  if (!crypto.subtle) throw new StorageError('storage-unavailable');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Cuts bytes into rows. Done before a transaction begins, as that would end while it waits. */
export function cutIntoChunks(hash: string, bytes: ArrayBuffer): ChunkRow[] {
  const count = Math.ceil(bytes.byteLength / chunkSize);
  return Array.from({ length: count }, (_, index) => ({
    hash,
    index,
    bytes: bytes.slice(index * chunkSize, (index + 1) * chunkSize),
  }));
}

/** The bytes under `hash`, joined again; empty where there are none. */
export async function readChunks(hash: string): Promise<ArrayBuffer> {
  const rows = await chunksOf(hash).sortBy('index');
  const joined = new Uint8Array(rows.reduce((sum, { bytes }) => sum + bytes.byteLength, 0));
  let offset = 0;
  for (const { bytes } of rows) {
    joined.set(new Uint8Array(bytes), offset);
    offset += bytes.byteLength;
  }
  return joined.buffer;
}

/** The rows under `hash`, as a Dexie collection. */
export function chunksOf(hash: string) {
  return database.chunks.where('[hash+index]').between([hash, Dexie.minKey], [hash, Dexie.maxKey]);
}
