import { expect, it } from 'vitest';
import { type FetchFile, fetchHubFile, lookUpOnHub } from '../../../../../src/runtime/worker/models/hub';

const sha = 'a'.repeat(40);
const repository = {
  sha,
  gated: false,
  config: { architectures: ['GPT2LMHeadModel'], model_type: 'gpt2' },
  cardData: { license: 'mit' },
  siblings: [
    { rfilename: 'README.md', size: 9 },
    { rfilename: 'config.json', size: 100 },
    { rfilename: 'tokenizer.json', size: 200 },
    { rfilename: 'onnx/model_quantized.onnx', size: 5000, lfs: { sha256: 'f'.repeat(64) } },
  ],
};

const answers = (body: unknown, status = 200, headers: Record<string, string> = {}): FetchFile => async () => new Response(JSON.stringify(body), { status, headers });
const away: FetchFile = () => Promise.reject(new TypeError('Failed to fetch'));
const forever = new AbortController().signal;

it('offers what would be fetched, pinned to the commit', async () => {
  const asked: string[] = [];
  const offer = await lookUpOnHub('owner/name', 'main', 'q8', (url) => {
    asked.push(url);
    return answers(repository)(url, {});
  });
  expect(asked).toEqual(['https://huggingface.co/api/models/owner/name/revision/main?blobs=true']);
  expect(offer).toEqual({
    reference: `hub:owner/name@${sha}#q8`,
    name: 'owner/name',
    architecture: 'GPT2LMHeadModel',
    tasks: ['generate', 'tokenize'],
    licence: 'mit',
    files: [
      { path: 'config.json', bytes: 100 },
      { path: 'tokenizer.json', bytes: 200 },
      { path: 'onnx/model_quantized.onnx', bytes: 5000, sha256: 'f'.repeat(64) },
    ],
    bytes: 5300,
  });
});

it('asks nothing for a name that cannot be one', async () => {
  expect(await lookUpOnHub('https://huggingface.co/owner/name', 'main', 'q8', away)).toMatchObject({ code: 'model-id-unreadable' });
});

it('says what is wrong with a repository', async () => {
  const look = (fetchFile: FetchFile) => lookUpOnHub('owner/name', 'old', 'fp32', fetchFile);
  expect(await look(answers({}, 401))).toMatchObject({ code: 'model-not-on-hub', values: { model: 'owner/name' } });
  expect(await look(answers({}, 404, { 'x-error-code': 'RepoNotFound' }))).toMatchObject({ code: 'model-not-on-hub' });
  expect(await look(answers({}, 404, { 'x-error-code': 'RevisionNotFound' }))).toMatchObject({ code: 'model-revision-missing', values: { revision: 'old' } });
  expect(await look(answers({}, 403, { 'x-error-code': 'GatedRepo' }))).toMatchObject({ code: 'model-gated' });
  expect(await look(answers({ ...repository, gated: 'auto' }))).toMatchObject({ code: 'model-gated' });
  expect(await look(answers({}, 503))).toMatchObject({ code: 'download-refused', values: { status: 503 } });
  expect(await look(away)).toMatchObject({ code: 'hub-unreachable' });
  expect(await look(answers(repository))).toMatchObject({ code: 'model-dtype-missing', values: { offered: 'q8' } });
});

const bytes = new TextEncoder().encode('weights');
const digest = '87b55402b55fd20a53f6d3b98f0bcdd6ed1dab1b3bc8a4be19a9e1a4dd7d2f3d';
const fetchOne = (file: { bytes: number; sha256?: string }, fetchFile: FetchFile, onBytes: (received: number) => void = () => {}, signal = forever) =>
  fetchHubFile({ id: 'owner/name', revision: sha }, { path: 'onnx/model.onnx', ...file }, onBytes, fetchFile, signal);
const serves = (content: Uint8Array<ArrayBuffer>): FetchFile => async () => new Response(content);

it('fetches a file at the commit and tells how much has arrived', async () => {
  let url = '';
  let received = 0;
  const fetched = await fetchOne({ bytes: 7 }, (asked) => ((url = asked), serves(bytes)(asked, {})), (sum) => void (received = sum));
  expect(new Uint8Array(fetched as ArrayBuffer)).toEqual(bytes);
  expect(url).toBe(`https://huggingface.co/owner/name/resolve/${sha}/onnx/model.onnx`);
  expect(received).toBe(7);
});

it('refuses bytes that are not those of the offer', async () => {
  expect(await fetchOne({ bytes: 6 }, serves(bytes))).toMatchObject({ code: 'model-file-size' });
  expect(await fetchOne({ bytes: 8 }, serves(bytes))).toMatchObject({ code: 'model-file-size', values: { actual: 7 } });
  expect(await fetchOne({ bytes: 7, sha256: digest.replace('8', '9') }, serves(bytes))).toMatchObject({ code: 'download-checksum' });
});

it('rejects only when it is cancelled', async () => {
  const cancelled = AbortSignal.abort();
  await expect(fetchOne({ bytes: 7 }, away, () => {}, cancelled)).rejects.toThrow();
  expect(await fetchOne({ bytes: 7 }, away)).toMatchObject({ code: 'hub-unreachable' });
});
