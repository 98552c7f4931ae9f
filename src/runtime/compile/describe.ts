/** Types and layers in the few characters that fit on a wire or in a row. */
import { layerWeights, traceLayers } from '../../nodes/networks/network';
import type { GraphNode } from '../graph/document';
import type { PortType, Shape } from '../graph/portTypes';
import type { Problem } from '../graph/problems';
import { describeShape } from '../graph/unify';
import { networkLayers } from './networks';
import { sizeOf } from '../tensor/shapes';

/** `28×28×1`, `100`, `100 → 28×28×1`; kinds without a shape give their name. */
export function describeType(type: PortType): string {
  switch (type.kind) {
    case 'image':
      return describeShape([type.height, type.width, type.channels]);
    case 'latent':
      return describeShape([type.dim]);
    case 'tensor':
      return describeShape(type.shape);
    case 'network':
      return `${type.reads ?? describeShape(type.in)} → ${describeShape(type.out)}`;
    default:
      return type.kind;
  }
}

/** One layer of a network as it is shown. */
export interface LayerRow {
  /** Of a drawn layer, its node. */
  name: string;
  kind: string;
  /** Shape after the layer; empty where it cannot be known. */
  shape: string;
  /** Trainable and moving weights; null while the input size is not known. */
  parameters: number | null;
  problem?: Problem;
}

/** The layers of a network node with the shape after each and its parameter count, for an input shape per example and what the network is told. */
export function describeLayers(node: GraphNode, input: Shape | null, condition: Shape | null = null): LayerRow[] {
  return traceLayers(networkLayers(node), input, condition).map((trace) => ({
    name: trace.name,
    kind: trace.spec.kind,
    shape: trace.output ? describeShape(trace.output) : '',
    parameters: layerWeights(trace)?.reduce((total, { shape }) => total + sizeOf(shape), 0) ?? null,
    ...(trace.problem && { problem: trace.problem }),
  }));
}
