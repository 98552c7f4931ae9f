/** Saved graphs: autosaved, listed, reopened, with a bounded list of earlier versions of each. */
import Dexie from 'dexie';
import type { GraphDocument } from '../runtime/graph/document';
import { type GraphRow, database } from './database';
import { pruneUnusedCheckpoints } from './checkpointPruning';
import { guarded } from './errors';

export type GraphSummary = Pick<GraphRow, 'id' | 'name' | 'updatedAt' | 'openedAt'>;

/** Earlier versions kept of each graph, and the least time between two of them. */
export const versionsKept = 20;
const versionSpacing = 5 * 60_000;

/** This tab, so that a save over another tab's work keeps that work as a version. */
const writer = String(crypto.getRandomValues(new BigUint64Array(1))[0]);

/**
 * Saves a graph under its id, replacing what was there. What it replaces becomes an earlier version when it is some
 * minutes newer than the last of those, or when another tab wrote it.
 * @throws StorageError
 */
export function saveGraph(graph: { id: string; name: string; document: GraphDocument; updatedAt?: number }): Promise<void> {
  const { id, name, document, updatedAt = Date.now() } = graph;
  return guarded(() =>
    database.transaction('rw', database.graphs, database.graphVersions, async () => {
      const before = await database.graphs.get(id);
      if (before && (before.writer !== writer || (await versionIsDue(before)))) await keepVersion(before);
      await database.graphs.put({ id, name, document, updatedAt, openedAt: before?.openedAt ?? updatedAt, writer });
    }),
  );
}

/** The saved graph, or null. Its document may be of an older version: pass it to `loadDocument`. @throws StorageError */
export async function loadGraph(id: string): Promise<(GraphSummary & { document: GraphDocument }) | null> {
  return (await guarded(() => database.graphs.get(id))) ?? null;
}

/** All saved graphs, the newest first. @throws StorageError */
export async function listGraphs(): Promise<GraphSummary[]> {
  const rows = await guarded(() => database.graphs.orderBy('updatedAt').reverse().toArray());
  return rows.map(({ id, name, updatedAt, openedAt }) => ({ id, name, updatedAt, openedAt }));
}

/** @throws StorageError */
export async function renameGraph(id: string, name: string): Promise<void> {
  await guarded(() =>
    database.graphs.where({ id }).modify((row) => {
      row.name = name;
      row.document.meta.name = name;
    }),
  );
}

/** Deletes a graph with its versions, its trainings and the checkpoints that nothing else uses. @throws StorageError */
export async function deleteGraph(id: string): Promise<void> {
  const { graphs, graphVersions, trainings, checkpointUses } = database;
  await guarded(async () => {
    await database.transaction('rw', graphs, graphVersions, trainings, checkpointUses, async () => {
      await graphs.delete(id);
      await versionsOf(id).delete();
      await trainings.where({ graphId: id }).delete();
      await checkpointUses.where({ graphId: id }).delete();
    });
    await pruneUnusedCheckpoints();
  });
}

/** Remembers that a graph was opened just now. @throws StorageError */
export async function markGraphOpened(id: string): Promise<void> {
  await guarded(() => database.graphs.update(id, { openedAt: Date.now() }));
}

/** Id of the graph that was opened last, or null. @throws StorageError */
export async function lastOpenedGraph(): Promise<string | null> {
  return (await guarded(() => database.graphs.orderBy('openedAt').last()))?.id ?? null;
}

/** Earlier versions of a graph, the newest first. @throws StorageError */
export async function listGraphVersions(graphId: string): Promise<Array<{ id: number; savedAt: number }>> {
  const rows = await guarded(() => versionsOf(graphId).reverse().toArray());
  return rows.map(({ id, savedAt }) => ({ id, savedAt }));
}

/** The document of an earlier version, or null. @throws StorageError */
export async function loadGraphVersion(id: number): Promise<GraphDocument | null> {
  return (await guarded(() => database.graphVersions.get(id)))?.document ?? null;
}

function versionsOf(graphId: string) {
  return database.graphVersions.where('[graphId+savedAt]').between([graphId, Dexie.minKey], [graphId, Dexie.maxKey]);
}

async function versionIsDue({ id, updatedAt }: GraphRow): Promise<boolean> {
  const newest = await versionsOf(id).last();
  return !newest || updatedAt - newest.savedAt >= versionSpacing;
}

async function keepVersion({ id: graphId, updatedAt: savedAt, document }: GraphRow): Promise<void> {
  await database.graphVersions.add({ graphId, savedAt, document });
  const ids = await versionsOf(graphId).primaryKeys();
  await database.graphVersions.bulkDelete(ids.slice(0, -versionsKept));
}
