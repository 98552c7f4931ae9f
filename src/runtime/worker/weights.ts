/** Where networks find their weights outside training: in a checkpoint, or fresh from their seed. */
import { getCheckpoint } from '../../storage/checkpoints';
import { storageError } from '../../storage/errors';
import { fetchShippedCheckpoint } from '../../storage/shippedCheckpoints';
import type { TypedGraph } from '../compile/typedGraph';
import type { TensorData } from '../engines/engine';
import type { GraphDocument, NodeId } from '../graph/document';
import { isDrawn } from '../graph/drawing';
import { type Problem, error, isProblem, warning } from '../graph/problems';
import { freshWeights } from './training/freshState';
import { keptWeights } from './training/keptWeights';
import { type TrainingState, decodeTrainingState } from './training/trainingState';

/** How many decoded checkpoints are kept. */
const kept = 4;

export class Weights {
  readonly #decoded = new Map<string, TrainingState>();

  /** A checkpoint by content hash, or why it cannot be had. */
  async checkpoint(hash: string): Promise<TrainingState | Problem> {
    const known = this.#decoded.get(hash);
    if (known) return known;
    try {
      const bytes = await getCheckpoint(hash);
      if (!bytes) return warning('checkpoint-missing', { values: { hash: hash.slice(0, 8) } });
      const state = decodeTrainingState(bytes);
      this.remember(hash, state);
      return state;
    } catch (cause) {
      return warning('checkpoint-corrupt', { values: { detail: cause instanceof Error ? cause.message : String(cause) } });
    }
  }

  /** Bytes of weights that come with the app, or why they cannot be had. */
  async shipped(hash: string): Promise<ArrayBuffer | Problem> {
    try {
      return (await fetchShippedCheckpoint(hash)) ?? error('shipped-missing', { values: { hash: hash.slice(0, 8) } });
    } catch (cause) {
      return storageError(cause).problem;
    }
  }

  /** Keeps a checkpoint at hand. */
  remember(hash: string, state: TrainingState): void {
    this.#decoded.set(hash, state);
    const oldest = this.#decoded.keys().next().value;
    if (this.#decoded.size > kept && oldest !== undefined) this.#decoded.delete(oldest);
  }

  /**
   * Weights of a network by state name: those of the checkpoint `hash` that the network still has, and fresh ones in place
   * of all others, as for an empty hash.
   */
  async of(document: GraphDocument, graph: TypedGraph, network: NodeId, hash: string): Promise<Readonly<Record<string, TensorData>>> {
    const fresh = freshWeights(document, graph, network);
    if (hash === '') return fresh;
    const state = await this.checkpoint(hash);
    if (isProblem(state)) return fresh;
    return keptWeights(fresh, state.states, isDrawn(document.nodes[network]!));
  }
}
