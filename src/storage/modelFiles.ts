/** Language models that the user brought: from the hub or from own files, each file checked and kept in chunks. */
import type { TextTask } from '../runtime/graph/modelReference';
import { chunksOf, contentHash, cutIntoChunks, readChunks } from './chunks';
import { type ModelFileRow, type ModelRow, database } from './database';
import { StorageError, guarded } from './errors';

export interface StoredModelFile {
  /** Within the model's folder, such as `onnx/model.onnx`. */
  readonly path: string;
  readonly bytes: number;
}

export interface StoredModel {
  /** As documents name it: see `runtime/graph/modelReference.ts`. */
  readonly reference: string;
  readonly name: string;
  /** As its configuration names it, such as `GPT2LMHeadModel`. */
  readonly architecture: string;
  readonly tasks: readonly TextTask[];
  /** Milliseconds since 1970. */
  readonly addedAt: number;
  /** False while files are missing: the download goes on, or was cut short and can be taken up. */
  readonly complete: boolean;
  /** Those that have arrived, and the sum of their bytes. */
  readonly files: readonly StoredModelFile[];
  readonly bytes: number;
}

export type ModelAbout = Pick<StoredModel, 'reference' | 'name' | 'architecture' | 'tasks'>;

/** All models of this browser, the newest first. Observable by `liveQuery`. @throws StorageError */
export async function listModels(): Promise<StoredModel[]> {
  const { rows, files } = await guarded(async () => ({
    rows: await database.models.orderBy('addedAt').reverse().toArray(),
    files: await database.modelFiles.toArray(),
  }));
  return rows.map((row) => stored(row, files.filter(({ reference }) => reference === row.reference)));
}

/** The model with this reference, or null. @throws StorageError */
export async function storedModel(reference: string): Promise<StoredModel | null> {
  return guarded(async () => {
    const row = await database.models.get(reference);
    return row ? stored(row, await database.modelFiles.where({ reference }).toArray()) : null;
  });
}

/** Notes a model whose files are about to come; what has come of it earlier stays. @throws StorageError */
export async function beginModel({ reference, name, architecture, tasks }: ModelAbout): Promise<void> {
  await guarded(() => database.models.put({ reference, name, architecture, tasks: [...tasks], addedAt: Date.now(), complete: false }));
}

/** Keeps one file of a model. @returns its content hash @throws StorageError */
export async function putModelFile(reference: string, path: string, bytes: ArrayBuffer): Promise<string> {
  const hash = await contentHash(bytes);
  const rows = cutIntoChunks(hash, bytes);
  await guarded(() =>
    database.transaction('rw', database.modelFiles, database.chunks, async () => {
      await database.chunks.bulkPut(rows);
      await database.modelFiles.put({ reference, path, bytes: bytes.byteLength, hash });
    }),
  );
  return hash;
}

/** Says that all files of a model are there. @throws StorageError */
export async function completeModel(reference: string): Promise<void> {
  await guarded(() => database.models.update(reference, { complete: true }));
}

/** Bytes of a model's file; null where the model has no such file. @throws StorageError also when the bytes are damaged */
export async function readModelFile(reference: string, path: string): Promise<ArrayBuffer | null> {
  const found = await guarded(() =>
    database.transaction('r', database.modelFiles, database.chunks, async () => {
      const row = await database.modelFiles.get([reference, path]);
      return row ? { row, bytes: await readChunks(row.hash) } : null;
    }),
  );
  if (!found) return null;
  if ((await contentHash(found.bytes)) !== found.row.hash) throw new StorageError('storage-damaged');
  return found.bytes;
}

/** Deletes a model; bytes that another model has too stay. @throws StorageError */
export async function removeModel(reference: string): Promise<void> {
  await guarded(() =>
    database.transaction('rw', database.models, database.modelFiles, database.chunks, async () => {
      const files = await database.modelFiles.where({ reference }).toArray();
      await database.models.delete(reference);
      await database.modelFiles.where({ reference }).delete();
      for (const { hash } of files) {
        if ((await database.modelFiles.where({ hash }).count()) === 0) await chunksOf(hash).delete();
      }
    }),
  );
}

function stored(row: ModelRow, rows: readonly ModelFileRow[]): StoredModel {
  const files = rows.map(({ path, bytes }) => ({ path, bytes }));
  return { ...row, files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}
