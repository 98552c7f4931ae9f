/** Lets a node run by itself: it gets the language models, and what they do ends early where the run is cancelled. */
import type { Params, RunFunction } from '../../nodes/define';
import { type Problem, isProblem } from '../graph/problems';
import type { NodeValues } from '../graph/values';
import type { Preview } from '../protocol';
import type { RunServices } from './services';

/** Where a node that runs says how far it is, and hears that it should end. */
export interface RunListener {
  readonly signal: AbortSignal;
  show(preview: Preview): void;
  /** How much of a model has been loaded, in [0, 1]. */
  loading(fraction: number): void;
}

/** What a node gave and showed last; its problem; or that it was cancelled, with what it had shown so far left standing. */
export type NodeRunOutcome = { outputs: NodeValues; preview: Preview | null } | { problem: Problem } | 'cancelled';

class Cancelled extends Error {}

/** Runs a node to its end, or until it is cancelled. @throws what the node throws */
export async function runNode(run: RunFunction, params: Params, inputs: NodeValues, { text }: Pick<RunServices, 'text'>, { signal, show, loading }: RunListener): Promise<NodeRunOutcome> {
  let preview: Preview | null = null;
  const ended = new AbortController();
  try {
    const outputs = await run({
      params,
      inputs,
      loading,
      show(next) {
        preview = next;
        show(next);
      },
      async text() {
        const engine = await text();
        if (signal.aborted) throw new Cancelled();
        signal.addEventListener('abort', () => void engine.cancel(), { once: true, signal: ended.signal });
        return engine;
      },
    });
    if (signal.aborted) return 'cancelled';
    return isProblem(outputs) ? { problem: outputs } : { outputs, preview };
  } catch (cause) {
    if (cause instanceof Cancelled) return 'cancelled';
    throw cause;
  } finally {
    ended.abort();
  }
}
