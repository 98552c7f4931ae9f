/** Short words with which templates are written. */
import { arrange } from '../../runtime/graph/arrange';
import type { GraphEdge, GraphNode, Json, NodeId } from '../../runtime/graph/document';
import { drawingToJson } from '../../runtime/graph/drawing';
import type { LayerSpec } from '../define';
import { ends } from '../networks/drawing/ends';
import { layerNodeType } from '../networks/drawing/layerNodes';
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

/** Nodes of a drawing by name: a kind of layer, or a kind with its parameters. */
type DrawnLayers = Record<NodeId, string | readonly [kind: string, params: Record<string, Json>]>;

/**
 * A drawing as documents keep it, with wires such as `input > hidden` or `hidden > sum.second`; where no port is named,
 * it is the first. The ends have the names `input`, `condition` (where it is wired) and `output`.
 */
export function drawing(drawn: DrawnLayers, ...wires: readonly string[]): Json {
  const told = wires.some((each) => each.startsWith('condition >'));
  const edges = wires.map((each) => {
    const [from = '', to = ''] = each.split(' > ');
    const [target = '', port = 'input'] = to.split('.');
    return wire(from, from === 'condition' ? 'condition' : 'output', target, port);
  });
  const inner = Object.entries(drawn).map(([id, entry]) => {
    const [kind, params] = typeof entry === 'string' ? [entry, {}] : entry;
    return [id, node(layerNodeType(kind), params)] as const;
  });
  const nodes = { input: node(ends.input), ...(told && { condition: node(ends.condition) }), ...Object.fromEntries(inner), output: node(ends.output) };
  return drawingToJson({ nodes, edges, layout: arrange({ nodes, edges }) });
}
