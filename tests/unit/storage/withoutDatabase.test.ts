/** Node has no IndexedDB, as a browser that blocks it. */
import { expect, it } from 'vitest';
import { emptyDocument } from '../../../src/runtime/graph/document';
import { getCheckpoint, putCheckpoint } from '../../../src/storage/checkpoints';
import { StorageError } from '../../../src/storage/errors';
import { listGraphs, saveGraph } from '../../../src/storage/graphs';
import { recordTraining } from '../../../src/storage/trainings';

const about = { graphId: 'g', trainer: 't', step: 1, final: true };

it('says that nothing can be kept', async () => {
  await expect(saveGraph({ id: 'a', name: 'A', document: emptyDocument('A') })).rejects.toMatchObject({
    name: 'StorageError',
    code: 'storage-unavailable',
    problem: { code: 'storage-unavailable', severity: 'error' },
  });
  await expect(listGraphs()).rejects.toBeInstanceOf(StorageError);
});

it('keeps the newest checkpoint of each trainer in memory', async () => {
  const reasons: string[] = [];
  const put = (byte: number, trainer: string) =>
    putCheckpoint(Uint8Array.of(byte).buffer, { ...about, trainer }, ({ code }) => reasons.push(code));
  const [first, second, other] = [await put(1, 'a'), await put(2, 'a'), await put(3, 'b')];
  expect(reasons).toEqual(Array(3).fill('storage-unavailable'));
  expect(await getCheckpoint(first)).toBeNull();
  expect(new Uint8Array((await getCheckpoint(second))!)).toEqual(Uint8Array.of(2));
  expect(new Uint8Array((await getCheckpoint(other))!)).toEqual(Uint8Array.of(3));
});

it('survives that the reader gives a checkpoint away', async () => {
  const hash = await putCheckpoint(Uint8Array.of(7).buffer, about);
  const bytes = (await getCheckpoint(hash))!;
  structuredClone(bytes, { transfer: [bytes] });
  expect((await getCheckpoint(hash))?.byteLength).toBe(1);
});

it('refuses to record a training by name of the reason', async () => {
  const record = { graphId: 'g', trainer: 't', runId: 'r', checkpoint: '', step: 0, steps: 1, state: 'done' } as const;
  await expect(recordTraining(record)).rejects.toMatchObject({ code: 'storage-unavailable' });
});
