/** The editor's one connection to the worker: what a person asks for goes out here, events come back into the stores. */
import { t } from '../../messages';
import type { Json, NodeId } from '../../runtime/graph/document';
import type { DeviceChoice, RunRequest, RuntimeEvent, TrainingCommand } from '../../runtime/protocol';
import { connectRuntime, type RuntimeClient } from '../../runtime/client';
import { saveNow } from '../document/autosave';
import { setParam } from '../document/commands';
import { askToKeepStorage } from '../document/keepStorage';
import { graphOpened } from '../document/opened';
import { useDocumentStore } from '../document/store';
import { showFailure } from '../dialogs/toasts';
import { nodeDefinition } from '../../nodes/registry';
import { isUnderWay } from './reduce';
import { forgetResults, noteRun, receive, useRunStore } from './store';
import { telemetry } from './telemetry';

/** How long a cancelled run may take to end, in ms. */
const cancelPatience = 8000;

let client: RuntimeClient | null = null;
let runNumber = 0;

/** Connects on first use. */
export function startRuntime(): RuntimeClient {
  if (client) return client;
  client = connectRuntime();
  client.onEvents((events) => {
    for (const event of events) keepCheckpoint(event);
    receive(events);
  });
  useDocumentStore.subscribe((state, previous) => {
    if (state.graphId !== previous.graphId) followGraph();
  });
  void restoreCurves();
  return client;
}

/** Brings every sink up to date. */
export function runAll(): Promise<void> {
  return run('all');
}

/** Brings one node, and what it needs, up to date. */
export function runNode(node: NodeId): Promise<void> {
  return run([node]);
}

/** The same for several nodes, without a line in the list of runs: for what follows a hand. */
export function runQuietly(nodes: NodeId[]): Promise<void> {
  return run(nodes, true);
}

/** Asks the run to end; a worker that does not answer in time is ended and started anew. */
export async function cancel(): Promise<void> {
  const { runId } = useRunStore.getState();
  if (!runId) return;
  const runtime = startRuntime();
  void attempt(() => runtime.api.cancel(runId));
  await new Promise((resolve) => setTimeout(resolve, cancelPatience));
  const now = useRunStore.getState();
  if (!now.running || now.runId !== runId) return;
  await runtime.restart();
  receive([{ kind: 'run', runId, state: 'cancelled' }]);
}

export async function control(node: NodeId, command: TrainingCommand): Promise<void> {
  await attempt(() => startRuntime().api.control(node, command));
}

/** Trains from fresh weights. One undo goes back to the weights before. */
export async function trainFromScratch(node: NodeId): Promise<void> {
  setCheckpoint(node, '', runNumber + 1);
  telemetry.clearMetrics(node);
  await runNode(node);
}

/** Trains on from a stored checkpoint. */
export async function resumeFrom(node: NodeId, checkpoint: string): Promise<void> {
  setCheckpoint(node, checkpoint, runNumber + 1);
  await restoreCurves();
  await runNode(node);
}

/** Hands a changed parameter to a trainer that is training; does nothing otherwise. */
export async function tune(node: NodeId, param: string, value: Json): Promise<void> {
  if (!client || !isUnderWay(useRunStore.getState().trainings[node])) return;
  const { api } = client;
  await attempt(() => api.tune(node, param, value));
}

export async function chooseDevice(choice: DeviceChoice): Promise<void> {
  await attempt(() => startRuntime().api.chooseDevice(choice));
}

/** Another graph is open: what runs is cancelled, results are forgotten, stored curves come back. */
function followGraph(): void {
  if (useRunStore.getState().running) void cancel();
  forgetResults();
  void restoreCurves();
}

async function restoreCurves(): Promise<void> {
  const { graphId, document } = useDocumentStore.getState();
  for (const [node, { type, params }] of Object.entries(document.nodes)) {
    const checkpoint = params.checkpoint;
    if (!nodeDefinition(type)?.phases || typeof checkpoint !== 'string' || checkpoint === '') continue;
    const chunk = await attempt(() => startRuntime().api.history(node, checkpoint));
    // Another graph may have been opened meanwhile, with nodes of the same names.
    const current = useDocumentStore.getState();
    if (current.graphId !== graphId) return;
    if (chunk && current.document.nodes[node] && !telemetry.metrics(node)) {
      telemetry.append({ ...chunk, node });
    }
  }
}

async function run(targets: RunRequest['targets'], quiet = false): Promise<void> {
  // Run can be pressed as soon as it is seen, which may be before the graph is.
  if (useDocumentStore.getState().graphId === '') await graphOpened();
  const { graphId, document } = useDocumentStore.getState();
  runNumber += 1;
  const runId = `${Date.now().toString(36)}-${runNumber}`;
  noteRun(runId, quiet);
  await attempt(() => startRuntime().api.run({ runId, graphId, document, targets }));
  receive([{ kind: 'run', runId, state: 'ended' }]);
}

/** Final weights become part of the document. */
function keepCheckpoint(event: RuntimeEvent): void {
  if (event.kind !== 'checkpoint' || event.runId !== useRunStore.getState().runId) return;
  askToKeepStorage();
  if (!event.final) return;
  setCheckpoint(event.node, event.hash, runNumber);
  saveNow();
}

/** What one run does to the weights is undone at once; each run on its own. */
function setCheckpoint(node: NodeId, hash: string, run: number): void {
  useDocumentStore.getState().editGraph(setParam(node, 'checkpoint', hash), { group: `training ${run}`, pause: Number.POSITIVE_INFINITY });
}

async function attempt<Result>(call: () => Promise<Result>): Promise<Result | null> {
  try {
    return await call();
  } catch (reason) {
    showFailure(t('panels.failure.runtime'), reason);
    return null;
  }
}
