import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { getCheckpoint } from '../../../src/storage/checkpoints';
import { contentHash } from '../../../src/storage/chunks';
import { patternedBytes, withEmptyDatabase } from './support';

withEmptyDatabase();

const bytes = patternedBytes(300);
let served: Record<string, BodyInit>;

beforeEach(() => {
  served = {};
  vi.stubGlobal('fetch', (url: URL) => {
    const body = served[url.pathname];
    return Promise.resolve(body === undefined ? new Response('', { status: 404 }) : new Response(body));
  });
});

afterEach(() => vi.unstubAllGlobals());

it('comes with whole files', async () => {
  vi.unstubAllGlobals();
  const list = (await (await fetch('/checkpoints/index.json')).json()) as { hash: string; bytes: number }[];
  expect(list.length).toBeGreaterThan(0);
  for (const { hash, bytes: size } of list) expect((await getCheckpoint(hash))?.byteLength).toBe(size);
});

it('loads a checkpoint that comes with the app', async () => {
  const hash = await contentHash(bytes);
  served['/checkpoints/index.json'] = JSON.stringify([{ hash, file: 'gan.safetensors', bytes: 300 }]);
  served['/checkpoints/gan.safetensors'] = bytes;
  expect(await getCheckpoint(hash)).toEqual(bytes);
  expect(await getCheckpoint('0'.repeat(64))).toBeNull();
});

it('refuses a shipped file with other content', async () => {
  const hash = await contentHash(bytes);
  served['/checkpoints/index.json'] = JSON.stringify([{ hash, file: 'gan.safetensors', bytes: 300 }]);
  served['/checkpoints/gan.safetensors'] = patternedBytes(300, 1);
  await expect(getCheckpoint(hash)).rejects.toMatchObject({ code: 'storage-damaged' });
});

it('has none when nothing is shipped', async () => {
  const hash = await contentHash(bytes);
  expect(await getCheckpoint(hash)).toBeNull();
});
