/** What follows from the document, computed once for each state of its nodes and wires. */
import { inferTypes } from '../../runtime/compile/infer';
import type { TypedGraph } from '../../runtime/compile/typedGraph';
import { trainersByNetwork } from '../../runtime/compile/roles';
import { structuralHashes } from '../../runtime/compile/staleness';
import type { GraphDocument, NodeId } from '../../runtime/graph/document';
import { downstreamOf } from '../../runtime/graph/topology';

/** Types on every port. Moving a node does not infer anew. */
export const typedGraphOf: (document: GraphDocument) => TypedGraph = onceForEachGraph(inferTypes);

/** The structural hash of every node. */
export const hashesOf: (document: GraphDocument) => Record<NodeId, string> = onceForEachGraph((document) => structuralHashes(document, typedGraphOf(document).edges));

/** For every node that a trained network feeds, the trainer of that network; the first by the network's id where there are several. */
export const trainerBehind: (document: GraphDocument) => Readonly<Record<NodeId, NodeId>> = onceForEachGraph((document) => {
  const { edges } = typedGraphOf(document);
  const found: Record<NodeId, NodeId> = {};
  for (const [network, trainer] of Object.entries(trainersByNetwork(document, edges)).sort()) {
    for (const node of downstreamOf([network], edges)) found[node] ??= trainer;
  }
  return found;
});

function onceForEachGraph<Result>(derive: (document: GraphDocument) => Result): (document: GraphDocument) => Result {
  /** The latest first. Two are asked for in turn: the graph, and the inside of a network that is open. */
  let kept: { document: GraphDocument; result: Result }[] = [];
  return (document) => {
    const known = kept.find((entry) => isSameGraph(entry.document, document));
    const entry = known ?? { document, result: derive(document) };
    if (entry !== kept[0]) kept = [entry, ...kept.filter((other) => other !== entry)].slice(0, 2);
    return entry.result;
  };
}

function isSameGraph(one: GraphDocument, other: GraphDocument): boolean {
  return one.nodes === other.nodes && one.edges === other.edges && one.boundary === other.boundary;
}
