/**
 * Lays out wired nodes from left to right, in the manner of Sugiyama et al. 1981: each in a column behind all that feed
 * it. A wire that passes a column has a cell there like a node, so that a skip runs straight and what it leads around
 * lies below it.
 */
import type { GraphDocument, GraphEdge, NodeId } from './document';
import { type Adjacency, adjacency, topologicalOrder } from './topology';

interface Size {
  width: number;
  height: number;
}

type Graph = Pick<GraphDocument, 'nodes' | 'edges'>;

/** About the size of a layer's node, in canvas pixels. */
const usual: Size = { width: 180, height: 140 };
const gap: Size = { width: 60, height: 40 };
/** Between two lines, for the wire that leads from one to the next. */
const lineGap = 80;
const grid = 20;

/** In a longer line, layers would be too small to read where all of it is shown. */
export const readableColumns = 6;

/**
 * A place for every node; those on a circle come last. What is longer than `columnsPerLine` goes on below, as text
 * does, but only where a single wire leads from one column to the next.
 */
export function arrange(graph: Graph, sizes: Readonly<Record<NodeId, Size>> = {}, columnsPerLine = Number.POSITIVE_INFINITY): Record<NodeId, { x: number; y: number }> {
  const columns = columnsOf(graph, adjacency(graph));
  const rows = rowsOf(columns, adjacency(graph));
  const lines = linesOf(graph, columns, columnsPerLine);
  const startOf = (cells: ReadonlyMap<NodeId, number>, side: keyof Size) => {
    const largest: number[] = [];
    for (const [id, cell] of cells) largest[cell] = Math.max(largest[cell] ?? 0, (sizes[id] ?? usual)[side]);
    return (cell: number) => Array.from({ length: cell }, (_, before) => snapped((largest[before] ?? 0) + gap[side])).reduce((sum, size) => sum + size, 0);
  };
  const [x, y] = [startOf(columns, 'width'), startOf(rows, 'height')];
  const places: Record<NodeId, { x: number; y: number }> = {};
  let top = 0;
  for (const [first, end] of lines) {
    const line = Object.keys(graph.nodes).filter((id) => first <= columns.get(id)! && columns.get(id)! < end);
    for (const id of line) places[id] = { x: x(columns.get(id)!) - x(first), y: top + y(rows.get(id)!) };
    top += y(Math.max(...line.map((id) => rows.get(id)!)) + 1) + lineGap - gap.height;
  }
  return places;
}

/** Lines of about as many columns each, from the first of them to before the second number. */
function linesOf({ edges }: Graph, columns: ReadonlyMap<NodeId, number>, most: number): [first: number, end: number][] {
  const count = Math.max(-1, ...columns.values()) + 1;
  const crossing = (column: number) => edges.filter(({ from, to }) => columns.get(from.node)! < column && column <= columns.get(to.node)!).length;
  const wanted = Math.ceil(count / Math.ceil(count / most));
  const lines: [number, number][] = [];
  let first = 0;
  for (let column = 1; column <= count; column++) {
    if (column < count && (column - first < wanted || crossing(column) > 1)) continue;
    lines.push([first, column]);
    first = column;
  }
  return lines;
}

const snapped = (size: number) => Math.ceil(size / grid) * grid;

/** Nodes in order, each with the first column that is behind all that feed it. */
function columnsOf(graph: Graph, edges: Adjacency): Map<NodeId, number> {
  const { order } = topologicalOrder(graph, edges);
  const columns = new Map<NodeId, number>();
  for (const id of order) columns.set(id, Math.max(-1, ...edges.incoming[id]!.map(({ from }) => columns.get(from.node)!)) + 1);
  // A source stands just before what it feeds.
  for (const id of order) {
    const behind = edges.outgoing[id]!.flatMap(({ to }) => columns.get(to.node) ?? []);
    if (edges.incoming[id]!.length === 0 && behind.length > 0) columns.set(id, Math.min(...behind) - 1);
  }
  const last = Math.max(-1, ...columns.values());
  Object.keys(graph.nodes).filter((id) => !columns.has(id)).forEach((id, index) => columns.set(id, last + 1 + index));
  return columns;
}

/** The row of each node: that of the longest wire that enters it, or the next one below that is free. */
function rowsOf(columns: ReadonlyMap<NodeId, number>, { incoming }: Adjacency): Map<NodeId, number> {
  const rows = new Map<NodeId, number>();
  /** Where a wire has come to. */
  const wires = new Map<GraphEdge, number>();
  const rowOf = (edge: GraphEdge | undefined) => (edge ? (wires.get(edge) ?? rows.get(edge.from.node) ?? 0) : 0);
  const all = [...columns.keys()].flatMap((id) => incoming[id]!);
  const end = Math.max(-1, ...columns.values());
  for (let column = 0; column <= end; column++) {
    const taken = new Set<number>();
    const take = (wanted: number) => {
      let row = wanted;
      while (taken.has(row)) row += 1;
      taken.add(row);
      return row;
    };
    const passing = all.filter(({ from, to }) => columns.get(from.node)! < column && column < columns.get(to.node)!);
    for (const edge of passing.sort((a, b) => rowOf(a) - rowOf(b))) wires.set(edge, take(rowOf(edge)));
    for (const id of [...columns.keys()].filter((node) => columns.get(node) === column)) {
      const longest = incoming[id]!.toSorted((a, b) => columns.get(a.from.node)! - columns.get(b.from.node)!)[0];
      rows.set(id, take(rowOf(longest)));
    }
  }
  return rows;
}
