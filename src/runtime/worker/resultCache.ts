/** Results of the latest run of each node, so that a run computes only what changed. */
import type { NodeId } from '../graph/document';
import type { NodeValues } from '../graph/values';
import type { Preview } from '../protocol';

export interface CachedResult {
  /** Structural hash: equal means that nothing in the document that matters has changed. */
  structural: string;
  /** Hash of what really arrived: equal means that computing again would give the same. */
  resolved: string;
  result: NodeValues;
  preview: Preview | null;
}

export class ResultCache {
  #graph = '';
  readonly #results = new Map<NodeId, CachedResult>();

  get(graph: string, node: NodeId): CachedResult | undefined {
    return graph === this.#graph ? this.#results.get(node) : undefined;
  }

  /** Keeps a result; results of another graph are dropped. */
  set(graph: string, node: NodeId, result: CachedResult): void {
    if (graph !== this.#graph) this.#results.clear();
    this.#graph = graph;
    this.#results.set(node, result);
  }

  /** Drops results of nodes that are gone. */
  retain(nodes: Readonly<Record<NodeId, unknown>>): void {
    for (const id of this.#results.keys()) if (!Object.hasOwn(nodes, id)) this.#results.delete(id);
  }
}
