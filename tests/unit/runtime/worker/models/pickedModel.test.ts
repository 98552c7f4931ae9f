import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { isProblem } from '../../../../../src/runtime/graph/problems';
import type { PickedFile } from '../../../../../src/runtime/protocol';
import { readPickedModel } from '../../../../../src/runtime/worker/models/pickedModel';

const text = (content: string) => new TextEncoder().encode(content);
const folder: Record<string, Uint8Array<ArrayBuffer>> = {
  'config.json': text('{"architectures": ["GPT2LMHeadModel"]}'),
  'tokenizer.json': text('{}'),
  'onnx/model.onnx': text('weights'),
};
const picked = (prefix: string, files = folder): PickedFile[] => Object.entries(files).map(([path, bytes]) => ({ name: `${prefix}${path}`, bytes }));
const zipped = (prefix: string, name = 'tiny.zip'): PickedFile[] => [{ name, bytes: zipSync(Object.fromEntries(picked(prefix).map((file) => [file.name, file.bytes]))) as Uint8Array<ArrayBuffer> }];

async function paths(files: PickedFile[]): Promise<readonly string[]> {
  const model = await readPickedModel(files);
  return isProblem(model) ? [model.code] : model.files;
}

it('reads a folder', async () => {
  const model = await readPickedModel(picked('my-model/'));
  expect(model).toMatchObject({ name: 'my-model', architecture: 'GPT2LMHeadModel', dtype: 'fp32', files: Object.keys(folder) });
});

it('reads a zip, with and without a folder in it', async () => {
  expect(await paths(zipped(''))).toEqual(Object.keys(folder));
  expect(await paths(zipped('some/where/'))).toEqual(Object.keys(folder));
  expect(await readPickedModel(zipped('x/', 'Tiny Tales.zip'))).toMatchObject({ name: 'Tiny Tales' });
});

it('finds weights that lie beside the configuration', async () => {
  const flat = { 'config.json': folder['config.json']!, 'tokenizer.json': folder['tokenizer.json']!, 'model.onnx': text('weights') };
  expect(await paths(picked('', flat))).toEqual(Object.keys(folder));
});

it('takes the files that lie less deep where two have one name', async () => {
  const model = await readPickedModel([...picked('a/'), { name: 'a/old/onnx/model.onnx', bytes: text('old') }]);
  expect(!isProblem(model) && new TextDecoder().decode(model.contents.get('onnx/model.onnx'))).toBe('weights');
});

it('says what is missing or broken', async () => {
  expect(await readPickedModel([{ name: 'a.onnx', bytes: text('x') }])).toMatchObject({ code: 'model-file-missing', values: { file: 'config.json' } });
  expect(await paths(picked('', { ...folder, 'config.json': text('{') }))).toEqual(['model-file-unreadable']);
  expect(await paths([{ name: 'broken.zip', bytes: text('no zip at all') }])).toEqual(['zip-unreadable']);
});
