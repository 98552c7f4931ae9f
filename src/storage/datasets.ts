/** The user's own data sets: pictures and labels, addressed by content and kept in chunks. */
import { chunksOf, contentHash, cutIntoChunks, readChunks } from './chunks';
import { type DatasetRow, database } from './database';
import { StorageError, guarded } from './errors';

export type DatasetSummary = Readonly<Omit<DatasetRow, 'savedAt' | 'channels'>> & { readonly channels: number };

export interface StoredDataset extends DatasetSummary {
  /** `count * height * width * channels` bytes. */
  readonly images: Uint8Array;
  /** `count` class numbers. */
  readonly labels: Uint8Array;
}

/** Saves a data set; the same content twice is kept once. @returns its id, a content hash. @throws StorageError */
export async function putDataset(dataset: Omit<StoredDataset, 'id' | 'channels'> & { readonly channels?: number }): Promise<string> {
  const { name, count, height, width, channels = 1, classes, classNames, images, labels } = dataset;
  const bytes = concatenate(images, labels);
  const id = await contentHash(concatenate(new Uint32Array([count, height, width, classes, ...(channels === 1 ? [] : [channels])]), bytes).buffer);
  const rows = cutIntoChunks(id, bytes.buffer);
  await guarded(() =>
    database.transaction('rw', database.datasets, database.chunks, async () => {
      await database.chunks.bulkPut(rows);
      await database.datasets.put({ id, name, count, height, width, channels, classes, ...(classNames && { classNames }), savedAt: Date.now() });
    }),
  );
  return id;
}

/** The data set with this id, or null. @throws StorageError also when its bytes are damaged */
export async function getDataset(id: string): Promise<StoredDataset | null> {
  const found = await guarded(() =>
    database.transaction('r', database.datasets, database.chunks, async () => {
      const row = await database.datasets.get(id);
      return row ? { row, bytes: new Uint8Array(await readChunks(id)) } : null;
    }),
  );
  if (!found) return null;
  const { row, bytes } = found;
  const pixels = row.count * row.height * row.width * (row.channels ?? 1);
  if (bytes.length !== pixels + row.count) throw new StorageError('storage-damaged');
  return { ...summary(row), images: bytes.subarray(0, pixels), labels: bytes.subarray(pixels) };
}

/** The user's data sets, the newest first. @throws StorageError */
export async function listDatasets(): Promise<DatasetSummary[]> {
  const rows = await guarded(() => database.datasets.orderBy('savedAt').reverse().toArray());
  return rows.map(summary);
}

/** @throws StorageError */
export async function deleteDataset(id: string): Promise<void> {
  await guarded(() =>
    database.transaction('rw', database.datasets, database.chunks, async () => {
      await database.datasets.delete(id);
      await chunksOf(id).delete();
    }),
  );
}

function summary({ id, name, count, height, width, channels = 1, classes, classNames }: DatasetRow): DatasetSummary {
  return { id, name, count, height, width, channels, classes, ...(classNames && { classNames }) };
}

function concatenate(...parts: readonly (Uint8Array | Uint32Array)[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), offset);
    offset += part.byteLength;
  }
  return joined;
}
