import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { maybeGunzip } from '../../../../src/runtime/data/gunzip';

const plain = new Uint8Array(5000).map((_, index) => (index * index) % 251);
const packed = new Uint8Array(gzipSync(plain));

describe('maybeGunzip', () => {
  it('unpacks gzip', async () => {
    expect(await maybeGunzip(packed, 'a.gz')).toEqual(plain);
  });

  it('gives back anything else unchanged', async () => {
    expect(await maybeGunzip(plain, 'a')).toBe(plain);
    expect(await maybeGunzip(new Uint8Array(0), 'a')).toEqual(new Uint8Array(0));
  });

  it('names a file that is cut off', async () => {
    const problem = await maybeGunzip(packed.slice(0, packed.length - 20), 'a.gz');
    expect(problem).toMatchObject({ code: 'gzip-corrupt', values: { name: 'a.gz' } });
  });

  it('notices a damaged byte', async () => {
    const damaged = packed.slice();
    damaged[damaged.length - 6]! ^= 1;
    expect(await maybeGunzip(damaged, 'a.gz')).toMatchObject({ code: 'gzip-corrupt' });
  });

  it('stops a file that unpacks beyond the limit', async () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(1_000_000)));
    expect(await maybeGunzip(bomb, 'bomb.gz', 100_000)).toMatchObject({
      code: 'gzip-too-large',
      values: { name: 'bomb.gz', limit: 100_000 },
    });
  });
});
