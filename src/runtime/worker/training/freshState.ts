/** Where a training from scratch starts: fresh weights, an optimiser at rest, no curves. */
import { initialWeights } from '../../../nodes/networks/network';
import { paramsOf } from '../../../nodes/registry';
import type { TypedGraph } from '../../compile/typedGraph';
import { networkOf, stateName } from '../../compile/networks';
import type { TrainingStep } from '../../compile/trainingStep';
import type { GraphDocument, NodeId } from '../../graph/document';
import type { TrainingState } from './trainingState';
import { sizeOf } from '../../tensor/shapes';

/** Fresh weights of a node's network, by state name. */
export function freshWeights(document: GraphDocument, graph: TypedGraph, network: NodeId): Record<string, Float32Array> {
  const spec = networkOf(document, graph, network);
  const weights = spec ? initialWeights(spec) : {};
  return Object.fromEntries(Object.entries(weights).map(([name, data]) => [stateName(network, name), data]));
}

/** The state before the first step. */
export function freshState(document: GraphDocument, graph: TypedGraph, { trainer, networks, slots, program }: TrainingStep): TrainingState {
  const weights = networks.map((network) => freshWeights(document, graph, network));
  const zeros = slots.map((name) => [name, new Float32Array(sizeOf(program.states[name]!.shape))] as const);
  return {
    step: 0,
    seed: Number(paramsOf(document.nodes[trainer]!).seed),
    states: Object.assign(Object.fromEntries(zeros), ...weights) as TrainingState['states'],
    curves: {},
  };
}
