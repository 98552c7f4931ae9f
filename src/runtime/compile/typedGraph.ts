/** What is known of a document once its types are inferred. */
import type { NodeId } from '../graph/document';
import type { PortType } from '../graph/portTypes';
import type { Problem } from '../graph/problems';
import type { Adjacency } from '../graph/topology';

/** A document with its types. */
export interface TypedGraph {
  /** What arrives at each connected input, and what is declared for the others. */
  inputs: Record<NodeId, Record<string, PortType>>;
  outputs: Record<NodeId, Record<string, PortType>>;
  problems: Problem[];
  /** Every node after those that feed it; nodes on a cycle are left out. */
  order: NodeId[];
  edges: Adjacency;
  /** Type of every node. */
  types: Record<NodeId, string>;
}
