import { expect, it } from 'vitest';
import { database } from '../../../src/storage/database';
import { deleteDataset, getDataset, listDatasets, putDataset } from '../../../src/storage/datasets';
import { otherThread, patternedBytes, withEmptyDatabase } from './support';

withEmptyDatabase();

/** A data set larger than a chunk. */
function pictures(count: number) {
  const images = new Uint8Array(patternedBytes(count * 28 * 28));
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 10);
  return { name: 'Mine', count, height: 28, width: 28, classes: 10, images, labels };
}

it('gives back pictures and labels, in another thread as well', async () => {
  const dataset = pictures(12_000);
  const id = await putDataset(dataset);
  const found = (await otherThread().storage.getDataset(id))!;
  expect(found).toMatchObject({ id, name: 'Mine', count: 12_000, height: 28, width: 28, classes: 10 });
  expect(found.labels).toEqual(dataset.labels);
  expect(indexOfDifference(found.images, dataset.images)).toBe(-1);
});

it('keeps equal content once, and tells apart the same bytes in another shape', async () => {
  const dataset = pictures(10);
  const id = await putDataset(dataset);
  expect(await putDataset({ ...dataset, name: 'Renamed' })).toBe(id);
  expect(await putDataset({ ...dataset, height: 14, width: 56 })).not.toBe(id);
  expect((await listDatasets()).map(({ name }) => name).sort()).toEqual(['Mine', 'Renamed']);
});

it('reads a part of a larger buffer as just that part', async () => {
  const buffer = new Uint8Array(patternedBytes(1000));
  const dataset = { ...pictures(1), images: buffer.subarray(100, 100 + 784), labels: buffer.subarray(0, 1) };
  const found = await getDataset(await putDataset(dataset));
  expect(found?.images).toEqual(dataset.images);
});

it('says when bytes are missing', async () => {
  const id = await putDataset(pictures(20));
  await database.chunks.delete([id, 0]);
  await expect(getDataset(id)).rejects.toMatchObject({ code: 'storage-damaged' });
});

it('deletes a data set with its bytes', async () => {
  const id = await putDataset(pictures(20));
  await deleteDataset(id);
  expect(await getDataset(id)).toBeNull();
  expect(await database.chunks.count()).toBe(0);
});

function indexOfDifference(a: Uint8Array, b: Uint8Array): number {
  return a.length === b.length ? a.findIndex((value, index) => value !== b[index]) : Math.min(a.length, b.length);
}
