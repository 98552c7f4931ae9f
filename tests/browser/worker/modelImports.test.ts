/** Models from the hub and from files into this browser's storage. */
import { beforeEach, expect, it } from 'vitest';
import type { ModelOffer } from '../../../src/runtime/protocol';
import { downloadOffer, importPickedModel } from '../../../src/runtime/worker/models/imports';
import { listModels, readModelFile, removeModel } from '../../../src/storage/modelFiles';
import { gpt2Files, gpt2Weights, tinyGpt2 } from '../../fixtures/languageModels/gpt2';

const files = gpt2Files(tinyGpt2, gpt2Weights(tinyGpt2, 7));
const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
const offer: ModelOffer = {
  reference: `hub:owner/tiny@${'b'.repeat(40)}#fp32`,
  name: 'owner/tiny',
  architecture: 'GPT2LMHeadModel',
  tasks: ['generate', 'tokenize'],
  files: [...files].map(([path, content]) => ({ path, bytes: content.length })),
  bytes,
};
const forever = new AbortController().signal;

/** The hub, which counts what it is asked for; `refuse` names a file that it does not give. */
function hub(refuse?: string) {
  const asked: string[] = [];
  const fetchFile = async (url: string) => {
    const path = url.split('b'.repeat(40))[1]!.slice(1);
    asked.push(path);
    return path === refuse ? new Response('', { status: 500 }) : new Response(files.get(path)!);
  };
  return { asked, fetchFile };
}

beforeEach(async () => {
  for (const { reference } of await listModels()) await removeModel(reference);
});

it('downloads a model and tells how far it is', async () => {
  const received: number[] = [];
  expect(await downloadOffer(offer, (sum) => received.push(sum), hub().fetchFile, forever)).toEqual({ reference: offer.reference });
  expect(received.at(-1)).toBe(bytes);
  expect(received).toEqual(received.toSorted((a, b) => a - b));
  expect(await listModels()).toMatchObject([{ reference: offer.reference, complete: true, bytes }]);
});

it('goes on with a download that was cut short, with the files that are missing', async () => {
  const first = hub('onnx/model.onnx');
  expect(await downloadOffer(offer, () => {}, first.fetchFile, forever)).toMatchObject({ problems: [{ code: 'download-refused' }] });
  expect(await listModels()).toMatchObject([{ complete: false }]);
  const second = hub();
  await downloadOffer(offer, () => {}, second.fetchFile, forever);
  expect(second.asked).toEqual(['onnx/model.onnx']);
  expect(await listModels()).toMatchObject([{ complete: true, bytes }]);
});

it('ends without a problem when it is cancelled', async () => {
  const cancel = new AbortController();
  const { fetchFile } = hub();
  const result = downloadOffer(offer, () => cancel.abort(), async (url, { signal }) => (signal!.throwIfAborted(), fetchFile(url)), cancel.signal);
  expect(await result).toEqual({ problems: [] });
});

it('keeps a model from a person’s files, the same one under the same name', async () => {
  const picked = [...files].map(([path, content]) => ({ name: `folder/${path}`, bytes: content }));
  const first = await importPickedModel(picked);
  expect(await importPickedModel(picked.toReversed())).toEqual(first);
  if (!('reference' in first)) throw new Error('not kept');
  expect(first.reference).toMatch(/^files:[0-9a-f]{64}$/u);
  expect((await readModelFile(first.reference, 'onnx/model.onnx'))!.byteLength).toBe(files.get('onnx/model.onnx')!.length);
  expect(await listModels()).toMatchObject([{ name: 'folder', complete: true }]);
});
