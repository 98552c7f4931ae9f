/** Which ports and which nodes a wire that is being dragged may end at. */
import { inputsOf, nodeDefinition, nodesFor } from '../../nodes/registry';
import { checkConnection } from '../../runtime/compile/connect';
import type { GraphDocument, GraphEdge, NodeId, PortRef } from '../../runtime/graph/document';
import { unify } from '../../runtime/graph/unify';
import { addNode, freeNodeId } from '../document/commands';
import { typedGraphOf } from '../document/derived';

/** The port that a wire is being dragged from. */
export interface WireEnd extends PortRef {
  side: 'input' | 'output';
}

/** A stable text key for a port. */
export function portKey({ node, side, port }: WireEnd): string {
  return `${node} ${side} ${port}`;
}

/** The wire between the port dragged from and another one on the opposite side. */
export function wireBetween(from: WireEnd, other: PortRef): GraphEdge {
  const held = { node: from.node, port: from.port };
  const end = { node: other.node, port: other.port };
  return from.side === 'output' ? { from: held, to: end } : { from: end, to: held };
}

/** The ports of one node that a wire from `from` may end at, in their order on the node. */
export function fittingPorts(document: GraphDocument, from: WireEnd, node: NodeId): string[] {
  const target = document.nodes[node];
  if (!target) return [];
  const ports = Object.keys(from.side === 'output' ? inputsOf(target) : (nodeDefinition(target.type)?.outputs ?? {}));
  return ports.filter((port) => {
    const wire = wireBetween(from, { node, port });
    return mayFit(document, wire) && checkConnection(document, wire) === null;
  });
}

/** Whether the two types alone could fit: it spares most ports the whole check, which infers the graph anew. */
function mayFit(document: GraphDocument, { from, to }: GraphEdge): boolean {
  const target = document.nodes[to.node];
  const declared = target && inputsOf(target)[to.port]?.type;
  const actual = typedGraphOf(document).outputs[from.node]?.[from.port];
  return !declared || !actual || unify(declared, actual);
}

/** Every port in the document that a wire from `from` may end at, and `from` itself, by `portKey`. */
export function fittingPortKeys(document: GraphDocument, from: WireEnd): Set<string> {
  const side = from.side === 'output' ? 'input' : 'output';
  const keys = Object.keys(document.nodes).flatMap((node) =>
    fittingPorts(document, from, node).map((port) => portKey({ node, side, port })),
  );
  return new Set([portKey(from), ...keys]);
}

/** The node types that a wire from `from` fits, with the first port it fits at. */
export function fittingTypes(document: GraphDocument, from: WireEnd): Map<string, string> {
  const found = new Map<string, string>();
  for (const { type } of nodesFor(document.boundary !== undefined)) {
    const trial = addNode(type, { x: 0, y: 0 })(document);
    const [port] = fittingPorts(trial, from, freeNodeId(document, type));
    if (port !== undefined) found.set(type, port);
  }
  return found;
}
