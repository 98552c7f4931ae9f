/** The graph document: the one JSON that serves the editor, sharing and running. Everything is keyed by name. */

import type { PortType } from './portTypes';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export type NodeId = string;

/** One node on the canvas. Fields that this version does not know survive a round trip verbatim. */
export interface GraphNode {
  type: string;
  typeVersion: number;
  params: Record<string, Json>;
}

/** One end of a wire. */
export interface PortRef {
  node: NodeId;
  port: string;
}

/** A wire, from an output port to an input port. An input port takes at most one wire. */
export interface GraphEdge {
  from: PortRef;
  to: PortRef;
}

/** Where a node lies on the canvas, in canvas pixels. */
export interface NodeLayout {
  x: number;
  y: number;
  width?: number;
  height?: number;
}

export interface GraphMeta {
  name: string;
  description?: string;
}

/** Nodes, wires and places, without a name of their own: a network as it is drawn. Kept in the parameter `layers` of a network's node. */
export type Drawing = Pick<GraphDocument, 'nodes' | 'edges' | 'layout'>;

/** What arrives at a drawing from outside; no condition where the network is told nothing. */
export interface Boundary {
  input: PortType;
  condition: PortType | null;
}

export interface GraphDocument {
  format: 'latentloom';
  version: number;
  nodes: Record<NodeId, GraphNode>;
  edges: GraphEdge[];
  layout: Record<NodeId, NodeLayout>;
  meta: GraphMeta;
  /** Set where a drawing is looked at as a document of its own; never saved. */
  boundary?: Boundary;
}

/** An empty document of the current version. */
export function emptyDocument(name: string): GraphDocument {
  return { format: 'latentloom', version: documentVersion, nodes: {}, edges: [], layout: {}, meta: { name } };
}

export const documentVersion = 1;

/** A stable text key for a wire. */
export function edgeKey(edge: GraphEdge): string {
  return `${edge.from.node}.${edge.from.port}>${edge.to.node}.${edge.to.port}`;
}
