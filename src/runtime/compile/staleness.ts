/** A hash for every node of all that its result depends on, so that stale nodes show at once, without a run. */
import { paramsOf } from '../../nodes/registry';
import type { GraphDocument, NodeId } from '../graph/document';
import { withoutPlaces } from '../graph/drawing';
import { canonicalJson, hashText } from '../graph/hash';
import { adjacency, topologicalOrder } from '../graph/topology';
import { trainersByNetwork } from './roles';

/** Structural hashes: type, parameters, weights, and the hashes of all that feeds the node. */
export function structuralHashes(document: GraphDocument, edges = adjacency(document)): Record<NodeId, string> {
  const trainers = trainersByNetwork(document, edges);
  const hashes: Record<NodeId, string> = {};
  for (const id of topologicalOrder(document, edges).order) {
    const node = document.nodes[id]!;
    const inputs = edges.incoming[id]!.map(({ from, to }) => `${to.port}=${hashes[from.node]}.${from.port}`).sort();
    const weights = weightsReference(document, trainers[id]);
    hashes[id] = hashText(canonicalJson([node.type, node.typeVersion, withoutPlaces(paramsOf(node)), inputs, weights]));
  }
  return hashes;
}

/** The checkpoint that a network's weights come from; empty for fresh weights. */
export function weightsReference(document: GraphDocument, trainer: NodeId | undefined): string {
  const node = trainer === undefined ? undefined : document.nodes[trainer];
  return node ? String(paramsOf(node).checkpoint ?? '') : '';
}
