/** Lays out wired nodes from left to right: each in a column behind all that feed it, wires as straight as can be. */
import type { GraphDocument, NodeId } from './document';
import { adjacency, topologicalOrder } from './topology';

interface Size {
  width: number;
  height: number;
}

/** About the size of a layer's node, in canvas pixels. */
const usual: Size = { width: 180, height: 140 };
const gap: Size = { width: 60, height: 40 };
const grid = 20;

/** A place for every node; those on a circle come last. */
export function arrange(graph: Pick<GraphDocument, 'nodes' | 'edges'>, sizes: Readonly<Record<NodeId, Size>> = {}): Record<NodeId, { x: number; y: number }> {
  const { columns, rows } = cellsOf(graph);
  const startOf = (places: ReadonlyMap<NodeId, number>, side: keyof Size) => {
    const largest: number[] = [];
    for (const [id, place] of places) largest[place] = Math.max(largest[place] ?? 0, (sizes[id] ?? usual)[side]);
    return (place: number) => largest.slice(0, place).reduce((sum, size) => sum + snapped((size ?? 0) + gap[side]), 0);
  };
  const [x, y] = [startOf(columns, 'width'), startOf(rows, 'height')];
  return Object.fromEntries(Object.keys(graph.nodes).map((id) => [id, { x: x(columns.get(id)!), y: y(rows.get(id)!) }]));
}

const snapped = (size: number) => Math.ceil(size / grid) * grid;

/** The column of each node: behind all that feed it. Its row: that of what feeds it first, or the next free one. */
function cellsOf(graph: Pick<GraphDocument, 'nodes' | 'edges'>): { columns: Map<NodeId, number>; rows: Map<NodeId, number> } {
  const edges = adjacency(graph);
  const { order } = topologicalOrder(graph, edges);
  const columns = new Map<NodeId, number>();
  for (const id of order) columns.set(id, Math.max(-1, ...edges.incoming[id]!.map(({ from }) => columns.get(from.node)!)) + 1);
  // A source stands just before what it feeds.
  for (const id of order) {
    const behind = edges.outgoing[id]!.flatMap(({ to }) => columns.get(to.node) ?? []);
    if (edges.incoming[id]!.length === 0 && behind.length > 0) columns.set(id, Math.min(...behind) - 1);
  }
  const last = Math.max(-1, ...columns.values());
  const circling = Object.keys(graph.nodes).filter((id) => !columns.has(id));
  circling.forEach((id, index) => columns.set(id, last + 1 + index));

  const rows = new Map<NodeId, number>();
  const taken = new Set<string>();
  for (const id of [...order, ...circling]) {
    let row = rows.get(edges.incoming[id]![0]?.from.node ?? '') ?? 0;
    while (taken.has(`${columns.get(id)} ${row}`)) row += 1;
    taken.add(`${columns.get(id)} ${row}`);
    rows.set(id, row);
  }
  return { columns, rows };
}
