/** Results of the latest run of each node, and small ones of earlier runs, so that a run computes only what changed. */
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

/** How many results of earlier runs are kept. */
const kept = 128;

export class ResultCache {
  #graph = '';
  readonly #results = new Map<NodeId, CachedResult>();
  /** By resolved hash, the latest last. */
  readonly #earlier = new Map<string, CachedResult>();

  get(graph: string, node: NodeId): CachedResult | undefined {
    return graph === this.#graph ? this.#results.get(node) : undefined;
  }

  /** Keeps a result; results of another graph are dropped. */
  set(graph: string, node: NodeId, result: CachedResult): void {
    if (graph !== this.#graph) this.#results.clear();
    this.#graph = graph;
    this.#results.set(node, result);
    if (isSmall(result)) this.#remember(result);
  }

  /** A result of any earlier run with this resolved hash: what undo goes back to need not be computed again. */
  recall(resolved: string): CachedResult | undefined {
    return this.#earlier.get(resolved);
  }

  /** Drops results of nodes that are gone. */
  retain(nodes: Readonly<Record<NodeId, unknown>>): void {
    for (const id of this.#results.keys()) if (!Object.hasOwn(nodes, id)) this.#results.delete(id);
  }

  #remember(result: CachedResult): void {
    this.#earlier.delete(result.resolved);
    this.#earlier.set(result.resolved, result);
    const oldest = this.#earlier.keys().next().value;
    if (this.#earlier.size > kept && oldest !== undefined) this.#earlier.delete(oldest);
  }
}

/** Texts are small and take long to make; tensors and pictures are large. */
function isSmall({ result, preview }: CachedResult): boolean {
  return preview?.kind !== 'images' && Object.values(result).every(({ kind }) => kind !== 'tensor');
}
