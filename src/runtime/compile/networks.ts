/** Which network a node runs, and how its weights are named in programs and checkpoints. */
import type { LayerSpec, NetworkSpec } from '../../nodes/define';
import { layersOf } from '../../nodes/networks/layersOf';
import { isConcrete, networkWeights } from '../../nodes/networks/network';
import type { WeightSpec } from '../../nodes/networks/layers/define';
import { nodeDefinition, paramsOf } from '../../nodes/registry';
import type { GraphDocument, GraphNode, NodeId } from '../graph/document';
import type { TypedGraph } from './typedGraph';

/** All layers of a node's network, those that the node adds included. */
export function networkLayers(node: GraphNode): readonly LayerSpec[] {
  const params = paramsOf(node);
  return nodeDefinition(node.type)?.networkLayers?.(params) ?? layersOf(params);
}

/** The network that a node owns; null where it owns none or its input shape is not known. */
export function networkOf(document: GraphDocument, graph: TypedGraph, id: NodeId): NetworkSpec | null {
  const node = document.nodes[id];
  const type = graph.outputs[id]?.network;
  if (!node || !nodeDefinition(node.type)?.ownsNetwork || type?.kind !== 'network' || !isConcrete(type.in)) return null;
  return { layers: networkLayers(node), input: type.in, ...(type.condition && { condition: type.condition }), seed: Number(paramsOf(node).seed ?? 0) };
}

/** The node whose network a node runs: its own, or the one that arrives on `port`. */
export function networkOwner(graph: TypedGraph, id: NodeId, port?: string): NodeId | undefined {
  return port === undefined ? id : graph.edges.incoming[id]?.find(({ to }) => to.port === port)?.from.node;
}

/** One weight of one network, under the name that programs and checkpoints use. */
export interface NamedWeight extends WeightSpec {
  /** `<node>/<layer>.<weight>` */
  state: string;
}

/** The state name of a network's weight. */
export function stateName(network: NodeId, weight: string): string {
  return `${network}/${weight}`;
}

/** Every weight of a node's network. */
export function namedWeights(network: NodeId, spec: NetworkSpec): NamedWeight[] {
  return networkWeights(spec).map((weight) => ({ ...weight, state: stateName(network, weight.name) }));
}
