/** Who feeds whom: order, neighbours, and everything up- or downstream. */
import type { GraphDocument, GraphEdge, NodeId } from './document';

/** Nodes and wires: a document, or a drawing inside it. */
type Wiring = Pick<GraphDocument, 'nodes' | 'edges'>;

/** Wires by the node that they enter and by the node that they leave. */
export interface Adjacency {
  incoming: Record<NodeId, GraphEdge[]>;
  outgoing: Record<NodeId, GraphEdge[]>;
}

/** Groups the wires whose two ends exist. */
export function adjacency(document: Wiring): Adjacency {
  const empty = () => Object.fromEntries(Object.keys(document.nodes).map((id) => [id, [] as GraphEdge[]]));
  const incoming = empty();
  const outgoing = empty();
  for (const edge of document.edges) {
    if (!Object.hasOwn(incoming, edge.to.node) || !Object.hasOwn(outgoing, edge.from.node)) continue;
    incoming[edge.to.node]!.push(edge);
    outgoing[edge.from.node]!.push(edge);
  }
  return { incoming, outgoing };
}

/** Nodes with every node after those that feed it (Kahn 1962), without cycles and what is behind them; and the nodes on cycles. */
export function topologicalOrder(document: Wiring, { incoming, outgoing } = adjacency(document)): { order: NodeId[]; cyclic: NodeId[] } {
  const waiting = new Map(Object.entries(incoming).map(([id, edges]) => [id, edges.length]));
  const order = [...waiting].filter(([, count]) => count === 0).map(([id]) => id);
  for (const id of order) {
    for (const { to } of outgoing[id] ?? []) {
      const left = waiting.get(to.node)! - 1;
      waiting.set(to.node, left);
      if (left === 0) order.push(to.node);
    }
  }
  const placed = new Set(order);
  const feedsItself = (id: NodeId) => outgoing[id]!.some(({ to }) => downstreamOf([to.node], { outgoing }).has(id));
  return { order, cyclic: Object.keys(document.nodes).filter((id) => !placed.has(id) && feedsItself(id)) };
}

/** `start` and everything that feeds it. */
export function upstreamOf(start: readonly NodeId[], { incoming }: Pick<Adjacency, 'incoming'>): Set<NodeId> {
  const found = new Set(start);
  for (const id of found) for (const { from } of incoming[id] ?? []) found.add(from.node);
  return found;
}

/** `start` and everything that it feeds. */
export function downstreamOf(start: readonly NodeId[], { outgoing }: Pick<Adjacency, 'outgoing'>): Set<NodeId> {
  const found = new Set(start);
  for (const id of found) for (const { to } of outgoing[id] ?? []) found.add(to.node);
  return found;
}
