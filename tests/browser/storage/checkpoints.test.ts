import { beforeAll, expect, it, vi } from 'vitest';
import { checkpointsKept } from '../../../src/storage/checkpointPruning';
import { getCheckpoint, putCheckpoint } from '../../../src/storage/checkpoints';
import { chunkSize, contentHash } from '../../../src/storage/chunks';
import { database } from '../../../src/storage/database';
import { deleteGraph, saveGraph } from '../../../src/storage/graphs';
import { deleteTemplate, saveTemplate } from '../../../src/storage/templates';
import { documentWith, otherThread, patternedBytes, withEmptyDatabase } from './support';

withEmptyDatabase();

const about = { graphId: 'g', trainer: 'trainer', step: 1, final: true };
let large: ArrayBuffer;

beforeAll(() => {
  large = patternedBytes(2 * chunkSize + 12_345);
});

it('names bytes by their SHA-256', async () => {
  const bytes = new TextEncoder().encode('abc').buffer;
  expect(await putCheckpoint(bytes, about)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('gives back bytes that fill several chunks', async () => {
  const hash = await putCheckpoint(large, about);
  expect(await database.chunks.count()).toBe(3);
  expect(await contentHash((await getCheckpoint(hash))!)).toBe(hash);
});

it.each([0, 1, chunkSize, chunkSize + 1])('gives back %i bytes', async (length) => {
  const hash = await putCheckpoint(patternedBytes(length), about);
  expect((await getCheckpoint(hash))?.byteLength).toBe(length);
});

it('keeps equal bytes once', async () => {
  const bytes = patternedBytes(1000);
  expect(await putCheckpoint(bytes, about)).toBe(await putCheckpoint(bytes, { ...about, graphId: 'other' }));
  expect(await database.chunks.count()).toBe(1);
  expect(await database.checkpointUses.count()).toBe(2);
});

it('has nothing under an unknown hash', async () => {
  expect(await getCheckpoint('0'.repeat(64))).toBeNull();
});

it('is read by another thread', async () => {
  const hash = await putCheckpoint(large, about);
  expect((await otherThread().storage.getCheckpoint(hash))?.byteLength).toBe(large.byteLength);
});

it('is written by another thread', async () => {
  const hash = await otherThread().storage.putCheckpoint(patternedBytes(5000), about);
  expect(await getCheckpoint(hash)).toEqual(patternedBytes(5000));
});

it('leaves neither manifest nor chunks of a write that breaks off, and keeps the bytes in memory', async () => {
  const onUnsaved = vi.fn();
  database.chunks.hook('creating', failAtSecondChunk);
  const hash = await putCheckpoint(large, about, onUnsaved);
  database.chunks.hook('creating').unsubscribe(failAtSecondChunk);
  expect(await database.checkpoints.count()).toBe(0);
  expect(await database.chunks.count()).toBe(0);
  expect(onUnsaved.mock.calls[0]?.[0]).toMatchObject({ code: 'storage-full', problem: { code: 'storage-full', severity: 'error' } });
  expect((await getCheckpoint(hash))?.byteLength).toBe(large.byteLength);
});

it('says when the stored bytes are damaged, and mends them by the next save', async () => {
  const hash = await putCheckpoint(patternedBytes(100), about);
  await database.chunks.update([hash, 0], { bytes: patternedBytes(100, 1) });
  await expect(getCheckpoint(hash)).rejects.toMatchObject({ code: 'storage-damaged' });
  await putCheckpoint(patternedBytes(100), about);
  expect(await getCheckpoint(hash)).toEqual(patternedBytes(100));
});

it('keeps the newest of each trainer', async () => {
  const hashes = await putMany('trainer', checkpointsKept.final + 2);
  const others = await putMany('other trainer', 1, 50);
  expect(await stored()).toEqual([...hashes.slice(2), ...others].sort());
  expect(await getCheckpoint(hashes[0]!)).toBeNull();
});

it('keeps few of those made on the way, and for them drops none that undo may go back to', async () => {
  const [rested] = await putMany('trainer', 1);
  const passing = await putMany('trainer', checkpointsKept.passing + 2, 300, false);
  expect(await stored()).toEqual([rested, ...passing.slice(2)].sort());
});

it('keeps what a graph or a template refers to', async () => {
  const [first, second] = await putMany('trainer', 2);
  await saveGraph({ id: 'g', name: 'G', document: documentWith(first!) });
  await saveTemplate({ id: 't', name: 'T', description: '', document: documentWith(second!) });
  await putMany('trainer', checkpointsKept.final, 100);
  expect(await stored()).toEqual(expect.arrayContaining([first, second]));
  await deleteTemplate('t');
  await putMany('trainer', 1, 200);
  expect(await stored()).not.toContain(second);
  expect(await stored()).toContain(first);
});

it('deletes the checkpoints of a deleted graph, except those that others use', async () => {
  const [mine, shared] = await putMany('trainer', 2);
  await putCheckpoint(patternedBytes(64, 1), { ...about, graphId: 'other' });
  await saveGraph({ id: 'g', name: 'G', document: documentWith(mine!) });
  await deleteGraph('g');
  expect(await stored()).toEqual([shared]);
  expect(await database.chunks.count()).toBe(1);
});

/** Saves small checkpoints with different bytes, in order. */
async function putMany(trainer: string, count: number, firstSeed = 0, final = true): Promise<string[]> {
  const hashes: string[] = [];
  for (let i = 0; i < count; i++) hashes.push(await putCheckpoint(patternedBytes(64, firstSeed + i), { ...about, trainer, step: i, final }));
  return hashes;
}

async function stored(): Promise<string[]> {
  return (await database.checkpoints.toCollection().primaryKeys()).sort();
}

function failAtSecondChunk(_key: unknown, row: { index: number }): void {
  if (row.index === 1) throw new DOMException('The disk is full.', 'QuotaExceededError');
}
