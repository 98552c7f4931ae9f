import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fetchPublicMnist, publicMnistFiles } from '../../../../src/runtime/data/publicMnist';
import { hasMnist, readMnist } from './idxFiles';

const never = new AbortController().signal;
const ignore = () => {};

async function serveMnist(url: string): Promise<Response> {
  return new Response(readMnist(url.slice(url.lastIndexOf('/') + 1)));
}

describe('fetchPublicMnist', () => {
  it('names the address when there is no network', async () => {
    const problem = await fetchPublicMnist(() => Promise.reject(new TypeError('Failed to fetch')), ignore, never);
    expect(problem).toMatchObject({
      code: 'download-failed',
      values: { url: 'https://ossci-datasets.s3.amazonaws.com/mnist/train-images-idx3-ubyte.gz' },
    });
  });

  it('says the status of a refusing server', async () => {
    const problem = await fetchPublicMnist(async () => new Response('', { status: 404 }), ignore, never);
    expect(problem).toMatchObject({ code: 'download-refused', values: { status: 404 } });
  });

  it('refuses other bytes than the published ones', async () => {
    const problem = await fetchPublicMnist(async () => new Response('something else'), ignore, never);
    expect(problem).toMatchObject({
      code: 'download-checksum',
      values: { expected: publicMnistFiles.train.images.sha256 },
    });
  });

  it('throws when it is cancelled', async () => {
    const cancel = new AbortController();
    const fetchFile = async () => {
      cancel.abort(new Error('cancelled'));
      throw new TypeError('Failed to fetch');
    };
    await expect(fetchPublicMnist(fetchFile, ignore, cancel.signal)).rejects.toThrow('cancelled');
  });
});

describe.skipIf(!hasMnist)('the real MNIST files', () => {
  it.each(Object.values(publicMnistFiles.test))('$name has the published checksum', ({ name, sha256, packedBytes }) => {
    const packed = readMnist(name);
    expect(packed.length).toBe(packedBytes);
    expect(createHash('sha256').update(gunzipSync(packed)).digest('hex')).toBe(sha256);
  });

  it('arrive checked and paired, with progress up to 1', async () => {
    const progress: number[] = [];
    const dataset = await fetchPublicMnist(serveMnist, (fraction) => progress.push(fraction), never, 'test');
    expect(dataset).toMatchObject({ images: { count: 10_000 }, labels: { count: 10_000 }, classes: 10 });
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
  });

  it('come from the second mirror when the first fails', async () => {
    const dataset = await fetchPublicMnist(
      (url) => (url.includes('googleapis') ? Promise.reject(new TypeError()) : serveMnist(url)),
      ignore,
      never,
      'test',
    );
    expect(dataset).toMatchObject({ images: { count: 10_000 } });
  });
});
