/** What a network node knows of its output and its problems, from its layers and the shape that arrives. */
import { type PortType, type Shape, shapeOf, typeOfShape } from '../../runtime/graph/portTypes';
import { type Problem, warning } from '../../runtime/graph/problems';
import type { LayerSpec } from '../define';
import { ends } from './drawing/ends';
import { type LayerTrace, traceLayers } from './network';

type NetworkType = Extract<PortType, { kind: 'network' }>;

/** Shape per example of what arrives at a port for conditions, `[]` for class labels; null where nothing does. */
export function conditionOf(arriving: PortType | undefined): Shape | null {
  return arriving ? (shapeOf(arriving) ?? ['E']) : null;
}

/**
 * What layers make of an input shape per example and of what arrives to tell them: the output, the network itself,
 * problems. Those of drawn layers are found where the drawing is checked, on their own nodes.
 */
export function inferNetwork(layers: readonly LayerSpec[], input: Shape | null, arriving?: PortType): { type: PortType; network: NetworkType; problems: Problem[] } {
  const condition = conditionOf(arriving);
  const traces = traceLayers(layers, input, condition);
  const out = traces.length === 0 ? input : (traces.at(-1)?.output ?? null);
  const heard = condition !== null && traces.some(({ sources }) => sources.includes('condition'));
  const unheard = condition !== null && !heard ? [warning('condition-unused', { port: 'condition' })] : [];
  const network: NetworkType = { kind: 'network', in: input, out, ...(heard && { condition }) };
  return { type: typeOfShape(out), network, problems: [...unheard, ...traces.flatMap(problemsOf)] };
}

/** A layer that has a name and no sources stands behind a drawing, at its output. */
function problemsOf({ spec, problem }: LayerTrace): Problem[] {
  if (!problem || spec.sources) return [];
  return [spec.name === undefined ? problem : { ...problem, inside: { node: spec.name, type: ends.output } }];
}
