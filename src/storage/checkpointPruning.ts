/** Which checkpoints stay: the newest of each trainer, and all that a saved graph, version, template or training refers to. */
import Dexie from 'dexie';
import type { GraphDocument, Json } from '../runtime/graph/document';
import { chunksOf } from './chunks';
import { database } from './database';

/** Checkpoints of one trainer that stay: those that undo may go back to, and those made on the way. */
export const checkpointsKept = { final: 12, passing: 2 };

/** Forgets all but the newest checkpoints of one trainer, then deletes those that nothing uses any more. */
export async function pruneTrainer(graphId: string, trainer: string): Promise<void> {
  const uses = await usesOf(graphId, trainer).toArray();
  const old = [
    ...uses.filter(({ final }) => final).slice(0, -checkpointsKept.final),
    ...uses.filter(({ final }) => !final).slice(0, -checkpointsKept.passing),
  ];
  if (old.length === 0) return;
  await database.checkpointUses.bulkDelete(old.map(({ hash }) => [graphId, trainer, hash] as const));
  await pruneUnusedCheckpoints();
}

/** The checkpoints that one trainer made, the oldest first, as a Dexie collection. */
export function usesOf(graphId: string, trainer: string) {
  return database.checkpointUses
    .where('[graphId+trainer+savedAt]')
    .between([graphId, trainer, Dexie.minKey], [graphId, trainer, Dexie.maxKey]);
}

/** Deletes every checkpoint that no trainer's list, graph, template or training refers to. */
export async function pruneUnusedCheckpoints(): Promise<void> {
  const { checkpoints, checkpointUses, chunks, graphs, graphVersions, templates, trainings } = database;
  await database.transaction('rw', [checkpoints, checkpointUses, chunks, graphs, graphVersions, templates, trainings], async () => {
    const inUse = new Set<string>();
    await checkpointUses.each(({ hash }) => inUse.add(hash));
    await graphs.each(({ document }) => collectTexts(document, inUse));
    await graphVersions.each(({ document }) => collectTexts(document, inUse));
    await templates.each(({ document }) => collectTexts(document, inUse));
    await trainings.each(({ checkpoint }) => inUse.add(checkpoint));
    for (const hash of await checkpoints.toCollection().primaryKeys()) {
      if (inUse.has(hash)) continue;
      await checkpoints.delete(hash);
      await chunksOf(hash).delete();
    }
  });
}

/** Adds every text among the parameters: which of them are hashes is the nodes' business. */
function collectTexts(document: GraphDocument, texts: Set<string>): void {
  const visit = (value: Json): void => {
    if (typeof value === 'string') texts.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  for (const node of Object.values(document.nodes)) visit(node.params);
}
