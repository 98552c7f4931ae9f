/** What a network node knows of its output and its problems, from its layers and the shape that arrives. */
import { type PortType, type Shape, shapeOf, typeOfShape } from '../../runtime/graph/portTypes';
import { type Problem, warning } from '../../runtime/graph/problems';
import type { LayerSpec } from '../define';
import { traceLayers } from './network';

type NetworkType = Extract<PortType, { kind: 'network' }>;

/** Shape per example of what arrives at a port for conditions, `[]` for class labels; null where nothing does. */
export function conditionOf(arriving: PortType | undefined): Shape | null {
  return arriving ? (shapeOf(arriving) ?? ['E']) : null;
}

/** What layers make of an input shape per example and of what arrives to tell them: the output, the network itself, problems. */
export function inferNetwork(layers: readonly LayerSpec[], input: Shape, arriving?: PortType): { type: PortType; network: NetworkType; problems: Problem[] } {
  const condition = conditionOf(arriving);
  const traces = traceLayers(layers, input, condition);
  const out = traces.length === 0 ? input : (traces.at(-1)?.output ?? null);
  const heard = condition !== null && layers.some(({ kind }) => kind === 'condition');
  const unheard = condition !== null && !heard ? [warning('condition-unused', { port: 'condition' })] : [];
  const network: NetworkType = { kind: 'network', in: input, out, ...(heard && { condition }) };
  return { type: typeOfShape(out), network, problems: [...unheard, ...traces.flatMap(({ problem }) => problem ?? [])] };
}
