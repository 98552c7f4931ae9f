import { expect, it } from 'vitest';
import { datasetId, elementShape } from '../../../src/nodes/sources/dataset/source';
import type { DatasetImport, PickedFile } from '../../../src/runtime/protocol';
import { importIdxFiles } from '../../../src/runtime/worker/imports';
import { getDataset, listDatasets } from '../../../src/storage/datasets';
import { withEmptyDatabase } from '../storage/support';

withEmptyDatabase();

/** An IDX file of unsigned bytes. */
function idx(name: string, sizes: number[], content: ArrayLike<number>): PickedFile {
  const header = [0, 0, 8, sizes.length, ...sizes.flatMap((size) => [0, 0, size >> 8, size & 255])];
  return { name, bytes: Uint8Array.from([...header, ...Array.from(content)]) };
}

const images = idx('pictures-idx3-ubyte', [3, 2, 2], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 255]);
const labels = idx('labels-idx1-ubyte', [3], [7, 0, 9]);

async function gzipped({ name, bytes }: PickedFile): Promise<PickedFile> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return { name: `${name}.gz`, bytes: new Uint8Array(await new Response(stream).arrayBuffer()) };
}

const codes = (result: DatasetImport) => ('problems' in result ? result.problems.map(({ code }) => code) : []);

it('keeps images and labels, in whatever order they come, under a name that tells their shape', async () => {
  const result = await importIdxFiles([labels, images]);
  const source = 'source' in result ? result.source : '';
  expect(elementShape(source)).toEqual([2, 2, 1]);
  const stored = await getDataset(datasetId(source)!);
  expect(stored).toMatchObject({ name: images.name, count: 3, height: 2, width: 2 });
  expect([[...stored!.images], [...stored!.labels]]).toEqual([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 255], [7, 0, 9]]);
});

it('takes the same files gzipped for the same data', async () => {
  const plain = await importIdxFiles([images, labels]);
  expect(await importIdxFiles([await gzipped(images), await gzipped(labels)])).toEqual(plain);
  expect(await listDatasets()).toHaveLength(1);
});

it.each<[string, () => PickedFile[], string[]]>([
  ['one file', () => [images], ['idx-need-pair']],
  ['no file', () => [], ['idx-need-pair']],
  ['two of images', () => [images, images], ['idx-need-pair']],
  ['three files', () => [images, labels, labels], ['idx-need-pair']],
  ['a picture and a text', () => [images, { name: 'notes.txt', bytes: new TextEncoder().encode('hello, world') }], ['idx-wrong-magic']],
  ['two texts, both named', () => [1, 2].map(() => ({ name: 'notes.txt', bytes: new TextEncoder().encode('hello, world') })), ['idx-wrong-magic', 'idx-wrong-magic']],
  ['fewer labels than images', () => [images, idx('labels', [2], [1, 2])], ['idx-count-mismatch']],
  ['images that are cut off', () => [{ ...images, bytes: images.bytes.slice(0, -1) }, labels], ['idx-truncated']],
  ['a damaged gzip', () => [{ name: 'x.gz', bytes: Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3) }, labels], ['gzip-corrupt']],
])('refuses %s and keeps nothing', async (_what, files, expected) => {
  expect(codes(await importIdxFiles(files()))).toEqual(expected);
  expect(await listDatasets()).toEqual([]);
});
