/** Runs graphs in this page with real storage, and records what they say. */
import type { Engine } from '../../../src/runtime/engines/engine';
import { createReferenceEngine } from '../../../src/runtime/engines/reference/engine';
import type { GraphDocument, NodeId } from '../../../src/runtime/graph/document';
import type { NodeState, RunRequest, RuntimeEvent } from '../../../src/runtime/protocol';
import { NodeEvaluator } from '../../../src/runtime/worker/evaluator';
import { GraphRun } from '../../../src/runtime/worker/graphRun';
import { ResultCache } from '../../../src/runtime/worker/resultCache';
import type { RunServices } from '../../../src/runtime/worker/services';
import { Sources } from '../../../src/runtime/worker/examples/sources';
import { Weights } from '../../../src/runtime/worker/weights';
import { datasetSource } from '../../../src/nodes/sources/dataset/source';
import { putDataset } from '../../../src/storage/datasets';
import { tinyGan, withParams } from '../../unit/runtime/compile/documents';

export type EventOf<Kind extends RuntimeEvent['kind']> = Extract<RuntimeEvent, { kind: Kind }>;

/** What runs share, as in the worker, and how many programs they ran. */
export class Workbench {
  /** Programs run since the last `take`. */
  #programs = 0;
  readonly #engine: Engine;
  readonly #evaluator: NodeEvaluator;
  readonly services: RunServices;

  constructor() {
    this.#engine = this.#counting(createReferenceEngine());
    const sources = new Sources();
    this.#evaluator = new NodeEvaluator(this.#engine, sources);
    this.services = {
      engine: () => Promise.resolve(this.#engine),
      evaluator: () => Promise.resolve(this.#evaluator),
      text: () => Promise.reject(new Error('These graphs have no language models')),
      sources,
      weights: new Weights(),
      results: new ResultCache(),
      lost: () => {},
    };
  }

  /** Starts a run; `onEvent` hears each event as it comes. */
  start(document: GraphDocument, targets: RunRequest['targets'] = 'all', onEvent: (event: RuntimeEvent, run: GraphRun) => void = () => {}) {
    const events: RuntimeEvent[] = [];
    const run: GraphRun = new GraphRun({ runId: 'run', graphId: 'graph', document, targets }, this.services, (event) => {
      events.push(event);
      onEvent(event, run);
    });
    return { run, events, ended: run.execute().then(() => events) };
  }

  /** Runs to the end. */
  async run(document: GraphDocument, targets: RunRequest['targets'] = 'all'): Promise<{ events: RuntimeEvent[]; programs: number }> {
    this.#programs = 0;
    const events = await this.start(document, targets).ended;
    return { events, programs: this.#programs };
  }

  #counting(engine: Engine): Engine {
    return {
      ...engine,
      compile: async (program) => {
        const executable = await engine.compile(program);
        const run: typeof executable.run = (steps, feedsAt) => {
          this.#programs += 1;
          return executable.run(steps, feedsAt);
        };
        return { run, read: (names) => executable.read(names), write: (name, data) => executable.write(name, data), dispose: () => executable.dispose() };
      },
    };
  }
}

/** Keeps 60 pictures of 4x4 in this browser and gives their name. */
export async function storeTinyData(): Promise<string> {
  const images = Uint8Array.from({ length: 60 * 16 }, (_, index) => (index * 53) % 256);
  return datasetSource(await putDataset({ name: 'tiny', count: 60, height: 4, width: 4, classes: 10, images, labels: new Uint8Array(60) }), 4, 4);
}

/** The tiny GAN on stored pictures, for some steps. */
export async function storedGan(steps: number): Promise<GraphDocument> {
  return tinyGan({ digits: { source: await storeTinyData() }, trainer: { steps } });
}

/** The document after its run: with the checkpoint that the run ended with. */
export function afterRun(document: GraphDocument, events: readonly RuntimeEvent[]): GraphDocument {
  const hash = of(events, 'checkpoint').at(-1)!.hash;
  return withParams(document, { trainer: { checkpoint: hash } });
}

/** Events of one kind. */
export function of<Kind extends RuntimeEvent['kind']>(events: readonly RuntimeEvent[], kind: Kind): EventOf<Kind>[] {
  return events.filter((event): event is EventOf<Kind> => event.kind === kind);
}

/** The last state of every node. */
export function states(events: readonly RuntimeEvent[]): Record<NodeId, NodeState> {
  return Object.fromEntries(of(events, 'node').map(({ node, state }) => [node, state]));
}

/** Nodes that were not simply taken from earlier. */
export function recomputed(events: readonly RuntimeEvent[]): NodeId[] {
  return [...new Set(of(events, 'node').flatMap(({ node, state }) => (state === 'running' ? [node] : [])))].toSorted();
}
