/** Lets a node run by itself: it gets the language models, and what they do ends early where the run is cancelled. */
import type { DrawRequest, Drawn, RunContext, RunFunction } from '../../nodes/define';
import { type Problem, isProblem } from '../graph/problems';
import type { NodeValues } from '../graph/values';
import type { Preview } from '../protocol';
import { macrotask } from './macrotask';
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

/** What a node sees of the graph around it. `draw` gets a way to let others in, which ends the node where the run is cancelled. */
export interface Surroundings extends Pick<RunContext, 'params' | 'inputs' | 'origin' | 'shipped'> {
  draw(request: DrawRequest, pause: () => Promise<void>): Promise<Drawn | Problem>;
}

/** Runs a node to its end, or until it is cancelled. @throws what the node throws */
export async function runNode(run: RunFunction, surroundings: Surroundings, { text }: Pick<RunServices, 'text'>, { signal, show, loading }: RunListener): Promise<NodeRunOutcome> {
  let preview: Preview | null = null;
  const ended = new AbortController();
  let stop = () => {};
  const pause = async () => {
    await macrotask();
    if (signal.aborted) throw new Cancelled();
  };
  try {
    const outputs = await run({
      ...surroundings,
      loading,
      pause,
      draw: (request) => surroundings.draw(request, pause),
      show(next) {
        preview = next;
        show(next);
        // An engine that was still loading a model when the run was cancelled hears of it with its first token.
        if (signal.aborted) stop();
      },
      async text() {
        const engine = await text();
        if (signal.aborted) throw new Cancelled();
        stop = () => void engine.cancel();
        signal.addEventListener('abort', stop, { once: true, signal: ended.signal });
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
