/** A latent moved by hand shows at once: whatever follows from its node is computed anew, one run after the other, with the newest values. */
import { nodeDefinition } from '../../nodes/registry';
import type { GraphDocument, Json, NodeId } from '../../runtime/graph/document';
import { adjacency, downstreamOf, upstreamOf } from '../../runtime/graph/topology';
import { useDocumentStore } from '../document/store';
import { isUnderWay } from './reduce';
import { runQuietly, startRuntime } from './runtime';
import { useRunStore } from './store';

const waiting = new Set<NodeId>();
let busy = false;

/** Shows what follows from a parameter that has just changed. While a network trains, the training takes it up. */
export async function steer(node: NodeId, param: string, value: Json): Promise<void> {
  if (isTraining()) return startRuntime().api.tune(node, param, value);
  waiting.add(node);
  if (busy) return;
  busy = true;
  try {
    while (waiting.size > 0) {
      await runEnded();
      const targets = followers(useDocumentStore.getState().document, [...waiting]);
      waiting.clear();
      if (targets.length > 0) await runQuietly(targets);
    }
  } finally {
    busy = false;
  }
}

/** Sinks behind some nodes that cost little: no trainers, nothing that waits for one, nothing that draws many examples. */
export function followers(document: GraphDocument, nodes: readonly NodeId[]): NodeId[] {
  const edges = adjacency(document);
  const definition = (id: NodeId) => nodeDefinition(document.nodes[id]?.type ?? '');
  const cheap = (id: NodeId) => definition(id)?.phases === undefined && definition(id)?.draws !== true;
  const sinks = [...downstreamOf(nodes, edges)].filter((id) => definition(id)?.sink);
  return sinks.filter((id) => [...upstreamOf([id], edges)].every(cheap));
}

function isTraining(): boolean {
  const { running, trainings } = useRunStore.getState();
  return running && Object.values(trainings).some(isUnderWay);
}

/** Resolves when nothing runs. */
function runEnded(): Promise<void> {
  return new Promise((resolve) => {
    if (!useRunStore.getState().running) return resolve();
    const stop = useRunStore.subscribe(({ running }) => {
      if (running) return;
      stop();
      resolve();
    });
  });
}
