/** Training sessions of a tiny GAN on the reference engine, with a record of all that they say. */
import { paramsOf } from '../../../../../src/nodes/registry';
import { inferTypes } from '../../../../../src/runtime/compile/infer';
import { compileTrainingStep } from '../../../../../src/runtime/compile/trainingStep';
import { arraySource } from '../../../../../src/runtime/data/exampleSource';
import type { Engine } from '../../../../../src/runtime/engines/engine';
import { createReferenceEngine } from '../../../../../src/runtime/engines/reference/engine';
import type { GraphDocument } from '../../../../../src/runtime/graph/document';
import type { Problem } from '../../../../../src/runtime/graph/problems';
import type { MetricsChunk, TrainingProgress, TrainingStatus } from '../../../../../src/runtime/protocol';
import { BatchReader } from '../../../../../src/runtime/worker/examples/batchReader';
import { freshState } from '../../../../../src/runtime/worker/training/freshState';
import { TrainingSession } from '../../../../../src/runtime/worker/training/session';
import type { TrainingState } from '../../../../../src/runtime/worker/training/trainingState';

/** All that a session says, in order. */
export interface Record {
  progress: TrainingProgress[];
  metrics: MetricsChunk[];
  problems: Problem[][];
  checkpoints: { state: TrainingState; status: TrainingStatus; final: boolean }[];
  previews: number[];
}

export interface Opened {
  session: TrainingSession;
  record: Record;
  /** Called with each chunk of metrics, before the session goes on. */
  onMetrics: (chunk: MetricsChunk) => void;
  /** How long a preview takes, in ms. */
  previewMs: number;
  /** A checkpoint is written when it resolves. */
  onCheckpoint: () => Promise<void>;
}

const pixels = Uint8Array.from({ length: 60 * 16 }, (_, index) => (index * 53) % 256);

/** 60 pictures of 4x4. */
export const reader = () => new BatchReader(arraySource(pixels, new Uint8Array(60), 4, 4), 1);

/** Opens the trainer of a document with a tiny GAN, from `start` or from fresh weights. */
export async function open(document: GraphDocument, start?: TrainingState, engine: Engine = createReferenceEngine(), data: BatchReader = reader()): Promise<Opened> {
  const graph = inferTypes(document);
  const step = compileTrainingStep(document, 'trainer', graph);
  const record: Record = { progress: [], metrics: [], problems: [], checkpoints: [], previews: [] };
  const opened: Omit<Opened, 'session'> = { record, onMetrics: () => {}, previewMs: 0, onCheckpoint: async () => {} };
  const session = await TrainingSession.open({
    engine,
    step,
    params: paramsOf(document.nodes.trainer!),
    readers: { digits: data },
    start: start ?? freshState(document, graph, step),
    listener: {
      progress: (progress) => void record.progress.push(progress),
      metrics: (chunk) => {
        record.metrics.push(chunk);
        opened.onMetrics(chunk);
      },
      problems: (problems) => void record.problems.push(problems),
      preview: async (_weights, at) => {
        record.previews.push(at);
        if (opened.previewMs > 0) await new Promise((resolve) => setTimeout(resolve, opened.previewMs));
      },
      checkpoint: async (state, status, final) => {
        await opened.onCheckpoint();
        record.checkpoints.push({ state, status, final });
      },
    },
  });
  return Object.assign(opened, { session });
}

/** Steps done according to the metrics. */
export const stepsOf = ({ metrics }: Record) => metrics.reduce((total, { columns }) => total + Object.values(columns)[0]!.length, 0);
