/** What follows from the document, computed once for each state of its nodes and wires. */
import { inferTypes, type TypedGraph } from '../../runtime/compile/infer';
import { structuralHashes } from '../../runtime/compile/staleness';
import type { GraphDocument, NodeId } from '../../runtime/graph/document';

/** Types on every port. Moving a node does not infer anew. */
export const typedGraphOf: (document: GraphDocument) => TypedGraph = onceForEachGraph(inferTypes);

/** The structural hash of every node. */
export const hashesOf: (document: GraphDocument) => Record<NodeId, string> = onceForEachGraph(structuralHashes);

function onceForEachGraph<Result>(derive: (document: GraphDocument) => Result): (document: GraphDocument) => Result {
  let last: { nodes: GraphDocument['nodes']; edges: GraphDocument['edges']; result: Result } | null = null;
  return (document) => {
    if (last?.nodes !== document.nodes || last.edges !== document.edges) {
      last = { nodes: document.nodes, edges: document.edges, result: derive(document) };
    }
    return last.result;
  };
}
