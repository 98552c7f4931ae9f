/** What the runtime's events make of the editor's picture of a run. Pure. */
import type { NodeId } from '../../runtime/graph/document';
import type { Problem } from '../../runtime/graph/problems';
import type { NodeState, RuntimeEvent, TrainingProgress } from '../../runtime/protocol';

export interface NodeRun {
  readonly state?: NodeState;
  /** Time of the last completed run. */
  readonly ms?: number;
  /** Structural hash at the last completed run; the node is stale when it differs now. */
  readonly hash?: string;
  readonly cached?: boolean;
  /** How much of its model has been loaded, in [0, 1]; absent once it is. */
  readonly loading?: number;
  readonly problems: readonly Problem[];
}

export interface RunSummary {
  readonly runId: string;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly outcome: 'running' | 'ended' | 'cancelled';
  /** Of the trainer that ran in it, if one did. */
  readonly training?: TrainingProgress;
}

export interface LogEntry {
  readonly id: number;
  readonly at: number;
  /** Key in the catalogue, under `panels.log`. */
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly node?: NodeId;
}

export type DeviceState = Omit<Extract<RuntimeEvent, { kind: 'device' }>, 'kind'>;

export interface RunPicture {
  readonly nodes: Readonly<Record<NodeId, NodeRun>>;
  readonly trainings: Readonly<Record<NodeId, TrainingProgress>>;
  readonly device: DeviceState | null;
  readonly runId: string | null;
  readonly running: boolean;
  readonly runs: readonly RunSummary[];
  readonly log: readonly LogEntry[];
}

/** Whether a training goes on, or may at any moment. */
export function isUnderWay(training: TrainingProgress | undefined): training is TrainingProgress & { status: 'running' | 'paused' } {
  return training?.status === 'running' || training?.status === 'paused';
}

export const emptyPicture: RunPicture = {
  nodes: {},
  trainings: {},
  device: null,
  runId: null,
  running: false,
  runs: [],
  log: [],
};

const logLimit = 300;
const runsLimit = 50;
export const noProblems: readonly Problem[] = [];

/** The picture after a run has been asked for: earlier problems and unfinished states are forgotten, hashes stay. A quiet run leaves no line. */
export function beginRun(picture: RunPicture, runId: string, at: number, quiet = false): RunPicture {
  const nodes = Object.fromEntries(
    Object.entries(picture.nodes).map(([node, { ms, hash }]) => [node, { ms, hash, problems: noProblems }]),
  );
  const begun = { ...picture, nodes, runId, running: true };
  if (quiet) return begun;
  const runs = [{ runId, startedAt: at, outcome: 'running' as const }, ...picture.runs].slice(0, runsLimit);
  return logged({ ...begun, runs }, at, 'started', {});
}

/** The picture after one event. Events of superseded runs change nothing. */
export function reduceEvent(picture: RunPicture, event: RuntimeEvent, at: number): RunPicture {
  if (event.kind === 'device') {
    const { kind: _, ...device } = event;
    return logged({ ...picture, device }, at, 'device', { device: device.chosen });
  }
  if (!('runId' in event) || event.runId !== picture.runId) return picture;
  switch (event.kind) {
    case 'node':
      return reduceNode(picture, event, at);
    case 'loading':
      return withNode(picture, event.node, { loading: event.fraction < 1 ? event.fraction : undefined });
    case 'training':
      return reduceTraining(picture, event.progress);
    case 'problems': {
      const next = withNode(picture, event.node, { problems: event.problems });
      return event.problems.length === 0
        ? next
        : logged(next, at, 'problems', { count: event.problems.length }, event.node);
    }
    case 'run':
      return event.state === 'started' ? picture : endRun(picture, event.state, at);
    case 'checkpoint':
      return logged(picture, at, 'checkpoint', { step: event.step, hash: event.hash.slice(0, 8) }, event.node);
    case 'preview':
    case 'inside':
    case 'metrics':
      return picture;
  }
}

function reduceNode(picture: RunPicture, event: Extract<RuntimeEvent, { kind: 'node' }>, at: number): RunPicture {
  const { node, state } = event;
  if (state !== 'done') return withNode(picture, node, { state, loading: undefined });
  const next = withNode(picture, node, { state, ms: event.ms, hash: event.structuralHash, cached: event.cached, loading: undefined });
  return event.cached || event.ms === undefined || isQuiet(picture)
    ? next
    : logged(next, at, 'done', { ms: Math.round(event.ms) }, node);
}

function reduceTraining(picture: RunPicture, progress: TrainingProgress): RunPicture {
  const runs = picture.runs.map((run) => (run.runId === picture.runId ? { ...run, training: progress } : run));
  return { ...picture, runs, trainings: { ...picture.trainings, [progress.node]: progress } };
}

function endRun(picture: RunPicture, outcome: 'ended' | 'cancelled', at: number): RunPicture {
  if (!picture.running) return picture;
  const runs = picture.runs.map((run) =>
    run.runId === picture.runId && run.outcome === 'running' ? { ...run, outcome, endedAt: at } : run,
  );
  const ended = { ...picture, runs, running: false };
  return isQuiet(picture) ? ended : logged(ended, at, outcome, {});
}

/** Whether the present run is not in the list. */
function isQuiet({ runs, runId }: RunPicture): boolean {
  return !runs.some((run) => run.runId === runId);
}

function withNode(picture: RunPicture, node: NodeId, change: Partial<NodeRun>): RunPicture {
  const present = picture.nodes[node] ?? { problems: noProblems };
  return { ...picture, nodes: { ...picture.nodes, [node]: { ...present, ...change } } };
}

function logged(
  picture: RunPicture,
  at: number,
  key: string,
  values: LogEntry['values'],
  node?: NodeId,
): RunPicture {
  const id = (picture.log.at(-1)?.id ?? 0) + 1;
  return { ...picture, log: [...picture.log, { id, at, key, values, node }].slice(-logLimit) };
}
