/** What a network node knows of its output and its problems, from its layers and the shape that arrives. */
import { type PortType, type Shape, shapeOf, typeOfShape } from '../../runtime/graph/portTypes';
import { type Problem, warning } from '../../runtime/graph/problems';
import type { LayerSpec } from '../define';
import { traceLayers } from './network';

/** Shape per example of what arrives at a port for conditions, `[]` for class labels; null where nothing does. */
export function conditionOf(arriving: PortType | undefined): Shape | null {
  return arriving ? (shapeOf(arriving) ?? ['E']) : null;
}

/** Output type and problems of layers for an input shape per example and what the network is told. */
export function inferNetwork(layers: readonly LayerSpec[], input: Shape, condition: Shape | null = null): { type: PortType; shape: Shape | null; problems: Problem[] } {
  const traces = traceLayers(layers, input, condition);
  const shape = traces.length === 0 ? input : (traces.at(-1)?.output ?? null);
  const unheard = condition !== null && !layers.some(({ kind }) => kind === 'condition') ? [warning('condition-unused', { port: 'condition' })] : [];
  return { type: typeOfShape(shape), shape, problems: [...unheard, ...traces.flatMap(({ problem }) => problem ?? [])] };
}
