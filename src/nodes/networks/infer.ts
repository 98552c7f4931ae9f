/** What a network node knows of its output and its problems, from its layers and the shape that arrives. */
import { type PortType, type Shape, typeOfShape } from '../../runtime/graph/portTypes';
import type { Problem } from '../../runtime/graph/problems';
import type { LayerSpec } from '../define';
import { traceLayers } from './network';

/** Output type and problems of layers for an input shape per example. */
export function inferNetwork(layers: readonly LayerSpec[], input: Shape): { type: PortType; shape: Shape | null; problems: Problem[] } {
  const traces = traceLayers(layers, input);
  const shape = traces.length === 0 ? input : (traces.at(-1)?.output ?? null);
  return { type: typeOfShape(shape), shape, problems: traces.flatMap(({ problem }) => problem ?? []) };
}
