/** The graph document: the one JSON that serves the editor, sharing and running. Everything is keyed by name. */

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

export interface GraphDocument {
  format: 'latentloom';
  version: number;
  nodes: Record<NodeId, GraphNode>;
  edges: GraphEdge[];
  layout: Record<NodeId, NodeLayout>;
  meta: GraphMeta;
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
