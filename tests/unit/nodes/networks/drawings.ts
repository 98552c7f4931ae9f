/** Drawings for tests, written as wires. */
import { createNode } from '../../../../src/nodes/registry';
import { layerNodeType } from '../../../../src/nodes/networks/drawing/layerNodes';
import type { Drawing, Json, NodeId } from '../../../../src/runtime/graph/document';
import { drawingToJson } from '../../../../src/runtime/graph/drawing';

/** Nodes by id: a kind of layer, or a kind with its parameters. */
type Layers = Record<NodeId, string | readonly [kind: string, params: Record<string, Json>]>;

/**
 * A drawing with the nodes `input`, `condition` and `output`, and wires such as `input > hidden` or `hidden > sum.second`;
 * where no port is named, it is the first.
 */
export function drawing(layers: Layers, ...wires: readonly string[]): Drawing {
  const told = wires.some((wire) => wire.startsWith('condition >'));
  const ends = { input: createNode('network-input'), ...(told && { condition: createNode('network-condition') }), output: createNode('network-output') };
  const nodes = Object.entries(layers).map(([id, layer]) => {
    const [kind, params] = typeof layer === 'string' ? [layer, {}] : layer;
    const node = createNode(layerNodeType(kind));
    return [id, { ...node, params: { ...node.params, ...params } }] as const;
  });
  const edges = wires.map((wire) => {
    const [from, to] = wire.split(' > ') as [string, string];
    const [node, port = 'input'] = to.split('.') as [string, string?];
    return { from: { node: from, port: from === 'condition' ? 'condition' : 'output' }, to: { node, port } };
  });
  return { nodes: { ...ends, ...Object.fromEntries(nodes) }, edges, layout: {} };
}

/** The same as the parameter of a network's node. */
export const drawn = (layers: Layers, ...wires: readonly string[]): Json => drawingToJson(drawing(layers, ...wires));
