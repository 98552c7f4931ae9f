import { expect, it } from 'vitest';
import { emptyDocument } from '../../../src/runtime/graph/document';
import {
  deleteGraph,
  lastOpenedGraph,
  listGraphVersions,
  listGraphs,
  loadGraph,
  loadGraphVersion,
  markGraphOpened,
  renameGraph,
  saveGraph,
  versionsKept,
} from '../../../src/storage/graphs';
import { documentWith, otherThread, withEmptyDatabase } from './support';

withEmptyDatabase();

const minute = 60_000;

it('gives back the document that was saved, unknown fields included', async () => {
  const document = { ...documentWith('abc'), fromTheFuture: { deep: [1, null, 'x'] } };
  await saveGraph({ id: 'a', name: 'Digits', document });
  expect((await loadGraph('a'))?.document).toEqual(document);
});

it('has nothing under an unknown id', async () => {
  expect(await loadGraph('nowhere')).toBeNull();
  expect(await lastOpenedGraph()).toBeNull();
});

it('lists graphs with the newest first', async () => {
  await saveGraph({ id: 'old', name: 'Old', document: emptyDocument('Old'), updatedAt: 1 });
  await saveGraph({ id: 'new', name: 'New', document: emptyDocument('New'), updatedAt: 2 });
  expect((await listGraphs()).map(({ name }) => name)).toEqual(['New', 'Old']);
});

it('renames the graph and its document', async () => {
  await saveGraph({ id: 'a', name: 'Before', document: emptyDocument('Before') });
  await renameGraph('a', 'After');
  expect(await loadGraph('a')).toMatchObject({ name: 'After', document: { meta: { name: 'After' } } });
});

it('remembers which graph was opened last', async () => {
  await saveGraph({ id: 'a', name: 'A', document: emptyDocument('A'), updatedAt: 1 });
  await saveGraph({ id: 'b', name: 'B', document: emptyDocument('B'), updatedAt: 2 });
  await markGraphOpened('a');
  expect(await lastOpenedGraph()).toBe('a');
  await saveGraph({ id: 'b', name: 'B', document: emptyDocument('B') });
  expect(await lastOpenedGraph()).toBe('a');
});

it('keeps earlier versions some minutes apart, not one for each autosave', async () => {
  for (const at of [0, 1, 2, 6, 7, 12]) {
    await saveGraph({ id: 'a', name: 'A', document: emptyDocument(`minute ${at}`), updatedAt: at * minute });
  }
  const versions = await listGraphVersions('a');
  const names = await Promise.all(versions.map(async ({ id }) => (await loadGraphVersion(id))?.meta.name));
  expect(names).toEqual(['minute 6', 'minute 0']);
});

it('keeps a bounded number of versions, the newest', async () => {
  for (let at = 0; at <= versionsKept + 3; at++) {
    await saveGraph({ id: 'a', name: 'A', document: emptyDocument('A'), updatedAt: at * 10 * minute });
  }
  const versions = await listGraphVersions('a');
  expect(versions).toHaveLength(versionsKept);
  expect(versions[0]?.savedAt).toBe((versionsKept + 2) * 10 * minute);
});

it('keeps the work of another tab as a version when it saves over it', async () => {
  const other = otherThread();
  await saveGraph({ id: 'a', name: 'A', document: emptyDocument('first'), updatedAt: 1 });
  await saveGraph({ id: 'a', name: 'A', document: emptyDocument('mine'), updatedAt: 2 });
  await other.storage.saveGraph({ id: 'a', name: 'A', document: emptyDocument('theirs'), updatedAt: 3 });
  await saveGraph({ id: 'a', name: 'A', document: emptyDocument('mine again'), updatedAt: 4 });
  const [newest] = await listGraphVersions('a');
  expect((await loadGraphVersion(newest!.id))?.meta.name).toBe('theirs');
});

it('deletes a graph with its versions and leaves the others', async () => {
  for (const at of [0, 10]) {
    await saveGraph({ id: 'a', name: 'A', document: emptyDocument('A'), updatedAt: at * minute });
    await saveGraph({ id: 'b', name: 'B', document: emptyDocument('B'), updatedAt: at * minute });
  }
  await deleteGraph('a');
  expect(await loadGraph('a')).toBeNull();
  expect(await listGraphVersions('a')).toEqual([]);
  expect(await listGraphVersions('b')).toHaveLength(1);
});
