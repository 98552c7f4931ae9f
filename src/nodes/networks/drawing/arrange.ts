/** Lays out wired nodes from left to right: each in the column behind all that feed it, wires as straight as can be. */
import type { Drawing, NodeId, NodeLayout } from '../../../runtime/graph/document';
import { adjacency, topologicalOrder } from '../../../runtime/graph/topology';

/** Distance of columns and rows in canvas pixels: multiples of the grid. */
const step = { x: 220, y: 180 };

/** A place for every node; those on a circle come last. */
export function arrange(drawing: Pick<Drawing, 'nodes' | 'edges'>): Record<NodeId, NodeLayout> {
  const edges = adjacency(drawing);
  const { order } = topologicalOrder(drawing, edges);
  const column = new Map<NodeId, number>();
  for (const id of order) column.set(id, Math.max(-1, ...edges.incoming[id]!.map(({ from }) => column.get(from.node) ?? -1)) + 1);
  // What feeds only a later column stands just before it.
  for (const id of order.toReversed()) {
    const behind = edges.outgoing[id]!.map(({ to }) => column.get(to.node) ?? 0);
    if (edges.incoming[id]!.length === 0 && behind.length > 0) column.set(id, Math.min(...behind) - 1);
  }
  const rest = Object.keys(drawing.nodes).filter((id) => !column.has(id));
  const last = Math.max(-1, ...column.values());
  rest.forEach((id, index) => column.set(id, last + 1 + index));
  return placed([...order, ...rest], column, (id) => edges.incoming[id]!.map(({ from }) => from.node));
}

/** The row of what feeds a node first, or the next one that is free in its column. */
function placed(order: readonly NodeId[], column: ReadonlyMap<NodeId, number>, feeding: (id: NodeId) => NodeId[]): Record<NodeId, NodeLayout> {
  const taken = new Map<number, Set<number>>();
  const row = new Map<NodeId, number>();
  for (const id of order) {
    const used = taken.get(column.get(id)!) ?? new Set<number>();
    taken.set(column.get(id)!, used);
    let free = row.get(feeding(id)[0] ?? '') ?? 0;
    while (used.has(free)) free += 1;
    used.add(free);
    row.set(id, free);
  }
  return Object.fromEntries(order.map((id) => [id, { x: column.get(id)! * step.x, y: row.get(id)! * step.y }]));
}
