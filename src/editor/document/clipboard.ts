/** Nodes and the wires between them as text, for copy, cut, paste and duplicate. */
import type { GraphDocument, GraphEdge, GraphNode, NodeId, NodeLayout } from '../../runtime/graph/document';
import { parseDocument } from '../../runtime/graph/load';
import { freeNodeId } from './commands';

export interface Fragment {
  nodes: Readonly<Record<NodeId, GraphNode>>;
  edges: readonly GraphEdge[];
  layout: Readonly<Record<NodeId, NodeLayout>>;
}

/** How far a copy lies from its original, in canvas pixels. */
export const pasteOffset = 40;

/** The nodes named, with the wires that run between them. */
export function copyFragment(document: Fragment, ids: readonly NodeId[]): Fragment {
  const kept = ids.filter((id) => Object.hasOwn(document.nodes, id));
  return {
    nodes: pick(document.nodes, kept),
    edges: document.edges.filter((edge) => kept.includes(edge.from.node) && kept.includes(edge.to.node)),
    layout: pick(document.layout, kept),
  };
}

/** A fragment as clipboard text: a graph document, so that what is copied can also be saved as a file. */
export function fragmentToText(document: GraphDocument, fragment: Fragment): string {
  return JSON.stringify({ ...document, boundary: undefined, ...fragment, meta: { name: document.meta.name } }, null, 2);
}

/** The fragment in a text, or null where the text is something else. */
export function fragmentFromText(text: string): Fragment | null {
  if (!text.includes('"latentloom"')) return null;
  const { document } = parseDocument(text);
  return document && Object.keys(document.nodes).length > 0 ? document : null;
}

/** The fragment with its top left corner at a point of the canvas. */
export function moveFragment(fragment: Fragment, to: { x: number; y: number }): Fragment {
  const places = Object.values(fragment.layout);
  const left = Math.min(...places.map((place) => place.x));
  const top = Math.min(...places.map((place) => place.y));
  return shiftFragment(fragment, to.x - left, to.y - top);
}

/** The fragment moved aside. */
export function shiftFragment(fragment: Fragment, right: number, down: number): Fragment {
  const shifted = Object.entries(fragment.layout).map(([id, place]) => [id, { ...place, x: place.x + right, y: place.y + down }]);
  return { ...fragment, layout: Object.fromEntries(shifted) };
}

/** Adds a fragment under free ids; tells which nodes are new. */
export function paste(document: GraphDocument, fragment: Fragment): { document: GraphDocument; pasted: NodeId[] } {
  const names = new Map<NodeId, NodeId>();
  const result = { ...document, nodes: { ...document.nodes }, layout: { ...document.layout } };
  for (const [id, node] of Object.entries(fragment.nodes)) {
    const name = freeNodeId(result, node.type);
    names.set(id, name);
    result.nodes[name] = node;
    result.layout[name] = fragment.layout[id] ?? { x: 0, y: 0 };
  }
  const renamed = (id: NodeId): NodeId => names.get(id) ?? id;
  const edges = fragment.edges.map(({ from, to }) => ({
    from: { ...from, node: renamed(from.node) },
    to: { ...to, node: renamed(to.node) },
  }));
  return { document: { ...result, edges: [...document.edges, ...edges] }, pasted: [...names.values()] };
}

function pick<Value>(record: Readonly<Record<string, Value>>, keys: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));
}
