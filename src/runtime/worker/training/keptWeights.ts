/** What of a network's weights a checkpoint still has after the network has changed. */
import { paramsOf } from '../../../nodes/registry';
import type { TensorData } from '../../engines/engine';
import type { GraphDocument, NodeId } from '../../graph/document';
import { drawingOf, layersParam } from '../../graph/drawing';

type States = Readonly<Record<string, TensorData>>;

/** Whether a network is drawn. Its weights are named by its nodes, so that what stands elsewhere in the drawing does not matter to them. */
export function isDrawn(document: GraphDocument, network: NodeId): boolean {
  const node = document.nodes[network];
  return node !== undefined && drawingOf(paramsOf(node)[layersParam]) !== null;
}

/**
 * `fresh` weights with those of a checkpoint in their place, where it has them in the right size. A list names weights by
 * their place, so that after a change another layer may have the name: there it is all of them or none.
 */
export function keptWeights(fresh: States, states: States, drawn: boolean): States {
  const fits = (name: string) => states[name]?.length === fresh[name]!.length;
  const names = Object.keys(fresh);
  if (!drawn && !names.every(fits)) return fresh;
  return Object.fromEntries(names.map((name) => [name, fits(name) ? states[name]! : fresh[name]!]));
}
