/** The document as React Flow sees it. React Flow's nodes and edges are derived from here and never read back. */
import type { Edge, Node } from '@xyflow/react';
import { edgeKey, type GraphDocument, type GraphEdge, type NodeId } from '../../runtime/graph/document';
import { nodeTitle } from './words';

export interface FlowView {
  selection: readonly NodeId[];
  selectedEdges: readonly string[];
  /** Sizes that the browser gave the nodes; React Flow needs them back. */
  measured: Readonly<Record<NodeId, { width: number; height: number }>>;
}

/**
 * One flow node for each node. Node data stay empty: a node's body reads the stores by its id.
 * Objects of `previous` are used again where nothing changed, so that React Flow redraws only what did.
 */
export function flowNodes(document: GraphDocument, view: FlowView, previous: readonly Node[] = []): Node[] {
  const before = new Map(previous.map((node) => [node.id, node]));
  const selected = new Set(view.selection);
  return Object.entries(document.nodes).map(([id, { type }]) => {
    const { x, y, width, height } = document.layout[id] ?? { x: 0, y: 0 };
    const node: Node = { id, type: 'node', position: { x, y }, data: noData, selected: selected.has(id), ariaLabel: nodeTitle(type) };
    if (width !== undefined) node.width = width;
    if (height !== undefined) node.height = height;
    const measured = view.measured[id];
    if (measured) node.measured = measured;
    const old = before.get(id);
    return old && sameNode(old, node) ? old : node;
  });
}

/** One flow edge for each wire, its id being the wire's key. */
export function flowEdges(document: GraphDocument, view: FlowView, previous: readonly Edge[] = []): Edge[] {
  const before = new Map(previous.map((edge) => [edge.id, edge]));
  const selected = new Set(view.selectedEdges);
  return document.edges.map((wire) => {
    const id = edgeKey(wire);
    const old = before.get(id);
    if (old && old.selected === selected.has(id)) return old;
    const { from, to } = wire;
    return {
      id, type: 'wire', source: from.node, sourceHandle: from.port, target: to.node, targetHandle: to.port, selected: selected.has(id),
    };
  });
}

interface FlowConnection {
  source: string;
  sourceHandle?: string | null;
  target: string;
  targetHandle?: string | null;
}

/** The wire that a connection drawn in React Flow stands for. */
export function wireOf({ source, sourceHandle, target, targetHandle }: FlowConnection): GraphEdge {
  return { from: { node: source, port: sourceHandle ?? '' }, to: { node: target, port: targetHandle ?? '' } };
}

const noData = {};

function sameNode(one: Node, other: Node): boolean {
  return (
    one.position.x === other.position.x && one.position.y === other.position.y && one.selected === other.selected &&
    one.width === other.width && one.height === other.height && one.measured === other.measured
  );
}
