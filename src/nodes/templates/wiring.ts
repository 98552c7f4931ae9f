/** Short words with which templates are written. */
import type { GraphEdge, GraphNode, Json } from '../../runtime/graph/document';
import type { LayerSpec } from '../define';
import { createNode } from '../registry';

/** A node with its defaults and some other parameters. */
export function node(type: string, params: Record<string, Json> = {}): GraphNode {
  const fresh = createNode(type);
  return { ...fresh, params: { ...fresh.params, ...params } };
}

export function wire(from: string, fromPort: string, to: string, toPort: string): GraphEdge {
  return { from: { node: from, port: fromPort }, to: { node: to, port: toPort } };
}

/** A layer list as documents keep it, to be changed by its owner alone. */
export function layers(list: readonly LayerSpec[]): Json {
  return list.map(({ kind, params }) => ({ kind, params: structuredClone(params) }));
}
