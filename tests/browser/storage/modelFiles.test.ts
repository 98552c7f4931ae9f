/** Language models in IndexedDB. */
import { beforeEach, expect, it } from 'vitest';
import { chunkSize } from '../../../src/storage/chunks';
import { database } from '../../../src/storage/database';
import { beginModel, completeModel, listModels, putModelFile, readModelFile, removeModel, storedModel } from '../../../src/storage/modelFiles';
import { watch } from '../../../src/storage/watch';

const about = { reference: 'hub:owner/one@main#fp32', name: 'owner/one', architecture: 'GPT2LMHeadModel', tasks: ['generate'] } as const;
const other = { ...about, reference: 'hub:owner/two@main#fp32', name: 'owner/two' };
const bytes = (length: number, value = 1): ArrayBuffer => new Uint8Array(length).fill(value).buffer;

beforeEach(async () => {
  for (const { reference } of await listModels()) await removeModel(reference);
});

it('lists a model with its files and sizes, complete when all have come', async () => {
  await beginModel(about);
  await putModelFile(about.reference, 'config.json', bytes(10));
  expect(await storedModel(about.reference)).toMatchObject({ ...about, complete: false, bytes: 10, files: [{ path: 'config.json', bytes: 10 }] });
  await completeModel(about.reference);
  expect(await listModels()).toMatchObject([{ complete: true }]);
});

it('gives files back as they were, also those of several chunks', async () => {
  const large = new Uint8Array(2 * chunkSize + 3).map((_, index) => index % 251);
  await beginModel(about);
  await putModelFile(about.reference, 'onnx/model.onnx', large.buffer);
  const read = new Uint8Array((await readModelFile(about.reference, 'onnx/model.onnx'))!);
  expect(read.length === large.length && read.every((byte, index) => byte === large[index])).toBe(true);
  expect(await database.chunks.where('[hash+index]').between(['', 0], ['g', 0]).count()).toBeGreaterThanOrEqual(3);
  expect(await readModelFile(about.reference, 'missing')).toBeNull();
});

it('does not give bytes that have changed', async () => {
  await beginModel(about);
  const hash = await putModelFile(about.reference, 'config.json', bytes(10));
  await database.chunks.put({ hash, index: 0, bytes: bytes(10, 2) });
  await expect(readModelFile(about.reference, 'config.json')).rejects.toMatchObject({ code: 'storage-damaged' });
});

it('deletes a model, but not the bytes that another one has too', async () => {
  for (const { reference } of [about, other]) {
    await beginModel({ ...about, reference });
    await putModelFile(reference, 'tokenizer.json', bytes(10, 3));
  }
  await removeModel(about.reference);
  expect(await storedModel(about.reference)).toBeNull();
  expect(await readModelFile(other.reference, 'tokenizer.json')).not.toBeNull();
  const { hash } = (await database.modelFiles.get([other.reference, 'tokenizer.json']))!;
  await removeModel(other.reference);
  expect(await database.chunks.get([hash, 0])).toBeUndefined();
});

it('keeps what has come when a download begins anew', async () => {
  await beginModel(about);
  await putModelFile(about.reference, 'config.json', bytes(10));
  await beginModel(about);
  expect(await storedModel(about.reference)).toMatchObject({ files: [{ path: 'config.json' }] });
});

it('tells who watches of every change', async () => {
  const seen: number[] = [];
  const stop = watch(listModels, (models) => seen.push(models.length), () => {});
  await expect.poll(() => seen).toEqual([0]);
  await beginModel(about);
  await expect.poll(() => seen.at(-1)).toBe(1);
  stop();
});
