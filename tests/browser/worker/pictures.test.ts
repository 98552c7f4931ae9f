import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { getDataset } from '../../../src/storage/datasets';
import { datasetId } from '../../../src/nodes/sources/dataset/source';
import type { PickedPicture, PictureOptions } from '../../../src/runtime/protocol';
import { placed } from '../../../src/runtime/worker/pictures/decode';
import { importPictures, surveyPictures } from '../../../src/runtime/worker/pictures/importPictures';
import { withEmptyDatabase } from '../storage/support';

withEmptyDatabase();

const options: PictureOptions = { name: 'mine', size: 4, channels: 1, fit: 'crop' };
const never = new AbortController().signal;

/** A picture of one colour. */
async function picture(path: string, colour: string, type = 'image/png', width = 12, height = 8): Promise<PickedPicture> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  return { path, file: await canvas.convertToBlob({ type }) };
}

async function imported(files: PickedPicture[], changed: Partial<PictureOptions> = {}) {
  const result = await importPictures(files, { ...options, ...changed }, () => {}, never);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return { ...result, dataset: (await getDataset(datasetId(result.source)!))! };
}

it('reads PNG, JPEG and WebP in folders, grey, with a class for each folder', async () => {
  const files = [await picture('d/dark/a.png', '#000'), await picture('d/light/b.jpg', '#fff', 'image/jpeg'), await picture('d/light/c.webp', '#fff', 'image/webp')];
  const { source, dataset } = await imported(files);
  expect(source).toMatch(/^4x4x1:/);
  expect(dataset).toMatchObject({ name: 'mine', count: 3, height: 4, width: 4, channels: 1, classes: 2, classNames: ['dark', 'light'] });
  expect([...dataset.labels]).toEqual([0, 1, 1]);
  expect([dataset.images[0], dataset.images[16], dataset.images[47]]).toEqual([0, 255, 255]);
});

it('reads colours, and zips', async () => {
  const { file } = await picture('r.png', '#ff0000');
  const zip = zipSync({ 'set/red/r.png': new Uint8Array(await file.arrayBuffer()), '__MACOSX/set/red/r.png': Uint8Array.of(1) });
  const { source, dataset } = await imported([{ path: 'set.zip', file: new Blob([zip as Uint8Array<ArrayBuffer>]) }], { channels: 3 });
  expect(source).toMatch(/^4x4x3:/);
  expect([...dataset.images.subarray(0, 6)]).toEqual([255, 0, 0, 255, 0, 0]);
});

it('takes each zip for a folder, so that pictures of the same name stay apart', async () => {
  const zipped = async (path: string, colour: string) => {
    const { file } = await picture('1.png', colour);
    return { path, file: new Blob([zipSync({ '1.png': new Uint8Array(await file.arrayBuffer()) }) as Uint8Array<ArrayBuffer>]) };
  };
  const { dataset } = await imported([await zipped('light.zip', '#fff'), await zipped('dark.zip', '#000')]);
  expect(dataset).toMatchObject({ count: 2, classNames: ['dark', 'light'] });
  expect([dataset.images[0], dataset.images[16]]).toEqual([0, 255]);
});

it('surveys without decoding', async () => {
  const files = ['a/1.png', 'a/2.png', 'b/3.png'].map((path) => ({ path, file: new Blob(['no picture']) }));
  expect(await surveyPictures(files)).toEqual({ pictures: 3, classes: [{ name: 'a', count: 2 }, { name: 'b', count: 1 }], labels: 'folders', warnings: [] });
});

it('tells what a table names that is not there', async () => {
  const files = [{ path: 'a.png', file: new Blob(['no picture']) }, { path: 't.csv', file: new Blob(['a.png,1\nb.png,2\nc.png,2\n']) }];
  expect(await surveyPictures(files)).toMatchObject({ pictures: 1, warnings: [{ code: 'table-names-nothing', values: { count: 2, picture: 'b.png' } }] });
});

it('leaves out what it cannot read, and names it; names it as an error where nothing is left', async () => {
  const broken = { path: 'broken.png', file: new Blob(['no picture']) };
  const { dataset, warnings } = await imported([await picture('a.png', '#fff'), broken]);
  expect(dataset.count).toBe(1);
  expect(warnings).toMatchObject([{ code: 'picture-unreadable', severity: 'warning', values: { name: 'broken.png' } }]);
  expect(await importPictures([broken], options, () => {}, never)).toMatchObject({ problems: [{ code: 'picture-unreadable', severity: 'error' }] });
});

it('says where a zip is none, and where pictures need too much room', async () => {
  expect(await surveyPictures([{ path: 'x.zip', file: new Blob(['no zip']) }])).toMatchObject({ problems: [{ code: 'zip-unreadable', values: { name: 'x.zip' } }] });
  const many = Array.from({ length: 300 }, (_, index) => ({ path: `${index}.png`, file: new Blob() }));
  expect(await importPictures(many, { ...options, size: 1024, channels: 3 }, () => {}, never)).toMatchObject({ problems: [{ code: 'pictures-too-large' }] });
});

it('ends without a word where it is cancelled, and tells how far it is', async () => {
  const files = await Promise.all(Array.from({ length: 20 }, (_, index) => picture(`${index}.png`, '#888')));
  const controller = new AbortController();
  const heard: number[] = [];
  const onProgress = (fraction: number) => {
    heard.push(fraction);
    if (fraction > 0.5) controller.abort();
  };
  expect(await importPictures(files, options, onProgress, controller.signal)).toEqual({ problems: [] });
  expect(heard).toEqual([0.4, 0.8]);
});

it('crops the middle, pads, or stretches', () => {
  expect(placed(300, 100, 50, 'crop')).toEqual([100, 0, 100, 100, 0, 0, 50, 50]);
  expect(placed(100, 50, 50, 'pad')).toEqual([0, 0, 100, 50, 0, 12.5, 50, 25]);
  expect(placed(100, 50, 50, 'stretch')).toEqual([0, 0, 100, 50, 0, 0, 50, 50]);
});
