/** Runs a trainer node: from its checkpoint or from scratch, until it rests, with everything said on the way. */
import { type TrainingStep, compileTrainingStep } from '../compile/trainingStep';
import type { TypedGraph } from '../compile/typedGraph';
import { paramsOf } from '../../nodes/registry';
import { putCheckpoint } from '../../storage/checkpoints';
import { storageError } from '../../storage/errors';
import { forgetTraining, recordTraining } from '../../storage/trainings';
import type { Engine } from '../engines/engine';
import type { GraphDocument, NodeId } from '../graph/document';
import { isDrawn } from '../graph/drawing';
import { type Problem, isProblem, warning } from '../graph/problems';
import type { RuntimeEvent, TrainingStatus } from '../protocol';
import { checkMemory } from './memory';
import type { BatchReader } from './examples/batchReader';
import { type CaptionReading, readCaptions } from './examples/readCaptions';
import type { Sources } from './examples/sources';
import { ExampleThreads } from './examples/threads';
import { freshState, freshWeights } from './training/freshState';
import { keptWeights } from './training/keptWeights';
import { type SessionListener, TrainingSession } from './training/session';
import { type TrainingState, encodeTrainingState, fitsStep } from './training/trainingState';
import type { Weights } from './weights';

export interface TrainerRun {
  runId: string;
  graphId: string;
  document: GraphDocument;
  graph: TypedGraph;
  trainer: NodeId;
  engine: Engine;
  sources: Sources;
  weights: Weights;
  emit(event: RuntimeEvent): void;
  preview: SessionListener['preview'];
  /** What a node that runs by itself gives for what arrives. */
  runOn: CaptionReading['runOn'];
  /** Called when the session can be commanded. */
  opened(session: TrainingSession): void;
}

/** How a trainer's run ended: its status and its latest checkpoint. */
export interface TrainerOutcome {
  status: TrainingStatus;
  checkpoint: string;
}

/** Trains; a trainer that has done all its steps rests at once. */
export async function runTrainer(run: TrainerRun): Promise<TrainerOutcome | Problem> {
  const threads = ExampleThreads.beside(run.engine);
  try {
    return await train(run, threads);
  } finally {
    threads.dispose();
  }
}

async function train(run: TrainerRun, threads: ExampleThreads): Promise<TrainerOutcome | Problem> {
  const { document, graph, trainer, emit, runId } = run;
  const params = paramsOf(document.nodes[trainer]!);
  const step = compileTrainingStep(document, trainer, graph, run.engine.lossScale);
  const tooLarge = checkMemory(step.program);
  if (tooLarge) return tooLarge;
  const reference = String(params.checkpoint ?? '');
  const { state, problem } = await startingState(run, step, reference);
  if (problem) emit({ kind: 'problems', runId, node: trainer, problems: [problem] });
  if (reference !== '' && !problem && state.step >= Number(params.steps)) {
    emit(resting(run, state, Number(params.steps)));
    return { status: 'finished', checkpoint: reference };
  }
  const readers = await openReaders(run, step, threads);
  if (isProblem(readers)) return readers;
  const unread = await readCaptions(step.data, { tables: run.sources.captions, runOn: run.runOn, progress: (fraction) => emit({ kind: 'loading', runId, node: trainer, fraction }) });
  if (unread === 'cancelled') return { status: 'stopped', checkpoint: reference };
  if (unread) return unread;

  let latest = reference;
  const shapes = Object.fromEntries(Object.entries(step.program.states).map(([name, { shape }]) => [name, shape]));
  const unsaved = (cause: unknown) => emit({ kind: 'problems', runId, node: trainer, problems: [{ ...storageError(cause).problem, severity: 'warning' }] });
  const note = (status: TrainingStatus, at: number) =>
    recordTraining({
      graphId: run.graphId,
      trainer,
      runId,
      checkpoint: latest,
      step: at,
      steps: Number(params.steps),
      state: status === 'running' || status === 'paused' ? status : 'done',
    }).catch(unsaved);
  const session = await TrainingSession.open({
    engine: run.engine,
    step,
    params,
    readers,
    start: state,
    listener: {
      progress: (progress) => emit({ kind: 'training', runId, progress }),
      metrics: (chunk) => emit({ kind: 'metrics', runId, chunk }),
      problems: (problems) => emit({ kind: 'problems', runId, node: trainer, problems }),
      preview: run.preview,
      checkpoint: async (next, status, final) => {
        const bytes = encodeTrainingState(next, shapes);
        const about = { graphId: run.graphId, trainer, step: next.step, final };
        latest = await putCheckpoint(bytes, about, unsaved);
        run.weights.remember(latest, next);
        await note(status, next.step);
        // Whoever hears of it may close the tab at once, and finds it offered at the next visit.
        emit({ kind: 'checkpoint', runId, node: trainer, hash: latest, step: next.step, final });
      },
    },
  });
  run.opened(session);
  const status = await session.run();
  // What broke would break again: it is not offered to go on with.
  if (status === 'failed') await forgetTraining(run.graphId, trainer).catch(unsaved);
  return { status, checkpoint: latest };
}

async function startingState(run: TrainerRun, step: TrainingStep, reference: string): Promise<{ state: TrainingState; problem?: Problem }> {
  const fresh = () => freshState(run.document, run.graph, step);
  if (reference === '') return { state: fresh() };
  const stored = await run.weights.checkpoint(reference);
  if (isProblem(stored)) return { state: fresh(), problem: { ...stored, node: run.trainer } };
  if (fitsStep(stored, step)) return { state: stored };
  const drawn = (network: NodeId) => isDrawn(run.document.nodes[network]!);
  if (!step.networks.some(drawn)) return { state: fresh(), problem: warning('checkpoint-misfit', { node: run.trainer }) };
  const kept = step.networks.map((network) => keptWeights(freshWeights(run.document, run.graph, network), stored.states, drawn(network)));
  const { states, ...anew } = fresh();
  return { state: { ...anew, states: Object.assign({ ...states }, ...kept) }, problem: warning('checkpoint-partly-fits', { node: run.trainer }) };
}

async function openReaders({ document, sources }: TrainerRun, { data }: TrainingStep, threads: ExampleThreads): Promise<Record<string, BatchReader> | Problem> {
  const readers: Record<string, BatchReader> = {};
  for (const { node } of data) {
    if (readers[node]) continue;
    const reader = await sources.reader(paramsOf(document.nodes[node]!), threads);
    if (isProblem(reader)) return { ...reader, node };
    readers[node] = reader;
  }
  return readers;
}

function resting({ runId, trainer }: TrainerRun, { step, seed }: TrainingState, steps: number): RuntimeEvent {
  return { kind: 'training', runId, progress: { node: trainer, status: 'finished', step, steps, stepsPerSecond: 0, secondsLeft: 0, seed } };
}
