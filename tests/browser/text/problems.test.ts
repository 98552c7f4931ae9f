/** What can be wrong with a model or a request: each a problem that points at it, and the engine goes on. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isProblem } from '../../../src/runtime/graph/problems';
import { connectTextEngine } from '../../../src/runtime/worker/textClient';
import { database } from '../../../src/storage/database';
import { beginModel } from '../../../src/storage/modelFiles';
import { gpt2Files, gpt2Weights, tinyGpt2 } from '../../fixtures/languageModels/gpt2';
import { greedy, keepModel } from './support';

const engine = connectTextEngine();
const files = gpt2Files(tinyGpt2, gpt2Weights(tinyGpt2, 7));
let model: string;

beforeAll(async () => {
  model = await keepModel(files);
});
afterAll(() => engine.dispose());

async function code(request: ReturnType<typeof greedy>): Promise<string> {
  const result = await engine.generate(request);
  return isProblem(result) ? result.code : 'none';
}

const changed = (path: string, change: (text: string) => string | Uint8Array<ArrayBuffer>) => {
  const after = change(new TextDecoder().decode(files.get(path)!));
  return new Map(files).set(path, typeof after === 'string' ? new TextEncoder().encode(after) : after);
};

it('says that a model is not in this browser', async () => {
  expect(await code(greedy(`files:${'0'.repeat(64)}`, 'a'))).toBe('model-absent');
  expect(await code(greedy('hub:owner/name@main#fp32', 'a'))).toBe('model-absent');
  expect(await code(greedy('built-in:nobody/nothing', 'a'))).toBe('model-not-shipped');
  expect(await code(greedy('nonsense', 'a'))).toBe('model-reference-unreadable');
});

it('says that a download was cut short', async () => {
  const reference = 'hub:owner/half@main#fp32';
  await beginModel({ reference, name: 'owner/half', architecture: 'GPT2LMHeadModel', tasks: ['generate'] });
  expect(await code(greedy(reference, 'a'))).toBe('model-incomplete');
});

it('says that the weights are no ONNX file, and goes on with another model', async () => {
  const broken = await keepModel(changed('onnx/model.onnx', () => new Uint8Array(1000).fill(7)));
  expect(await code(greedy(broken, 'a'))).toBe('model-corrupt');
  expect(await code(greedy(model, 'a'))).toBe('none');
});

it('says that weights are cut off', async () => {
  const cut = await keepModel(new Map(files).set('onnx/model.onnx', files.get('onnx/model.onnx')!.slice(0, 20_000)));
  expect(await code(greedy(cut, 'a'))).toBe('model-corrupt');
});

it.each([400, 90])('says that a tokenizer of %i tokens belongs to another model', async (size) => {
  const vocabulary = Object.fromEntries(Array.from({ length: size }, (_, id) => [`t${id}`, id]));
  const foreign = await keepModel(changed('tokenizer.json', (text) => JSON.stringify({ ...JSON.parse(text), model: { ...JSON.parse(text).model, vocab: vocabulary }, added_tokens: [] })));
  expect(await code(greedy(foreign, 'a'))).toBe('tokenizer-foreign');
});

it('says that a tokenizer cannot be read', async () => {
  expect(await code(greedy(await keepModel(changed('tokenizer.json', () => '{')), 'a'))).toBe('model-file-unreadable');
  expect(await code(greedy(await keepModel(changed('tokenizer.json', () => '{}')), 'a'))).toBe('tokenizer-unreadable');
});

it('says that a model is not made for what is asked', async () => {
  const result = await engine.fillMasks({ model, device: 'wasm' }, ['a [MASK]'], 3);
  expect(result).toMatchObject({ code: 'model-wrong-task', values: { architecture: 'GPT2LMHeadModel', task: 'fill-mask' } });
});

it('says that stored bytes have changed', async () => {
  const touched = await keepModel(changed('config.json', (text) => `${text} `));
  const { hash } = (await database.modelFiles.get([touched, 'config.json']))!;
  await database.chunks.put({ hash, index: 0, bytes: new TextEncoder().encode('{"a":1}').buffer });
  expect(await code(greedy(touched, 'a'))).toBe('model-damaged');
});

it('says that a prompt leaves no room', async () => {
  expect(await code(greedy(model, 'abcdef', { maxLength: 6 }))).toBe('prompt-too-long');
  expect(await code(greedy(model, 'a'.repeat(64), { maxLength: 100 }))).toBe('prompt-beyond-context');
});

it('goes no further than the model can look', async () => {
  const result = await engine.generate(greedy(model, 'a', { maxLength: 1000 }));
  expect(result).toMatchObject([{ ended: 'length' }]);
  if (!isProblem(result)) expect(result[0]!.ids).toHaveLength(64);
});

it('says that an id is none of the model’s', async () => {
  expect(await code(greedy(model, '', { prompts: [{ ids: [9, 257] }] }))).toBe('token-unknown');
  expect(await engine.decode({ model, device: 'wasm' }, [[300]], true)).toMatchObject({ code: 'token-unknown' });
});
