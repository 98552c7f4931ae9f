/** One subject in a worker of its own, so that no two share an engine or a heap. */
import { expose } from 'comlink';
import { templates } from '../nodes/templates';
import { wasmFiles } from '../runtime/engines/tfjs/wasmFiles';
import { openEngine } from '../runtime/worker/openEngine';
import { type GpuCounts, countGpuCalls } from './gpuCounts';
import { openOurs } from './ours';
import { recipes } from './recipes';
import type { SubjectRequest } from './request';
import type { Subject } from './subject';

let subject: Subject | null = null;

const benchmarkWorker = {
  /** Gives the subject's own description; throws where it cannot run. */
  async open({ subject: name, model, device }: SubjectRequest): Promise<string> {
    subject = await (name === 'ours' ? ours(model, device) : peer(model, device));
    return subject.description;
  },
  /** Time of a step in ms. */
  steps: (count: number): Promise<number> => subject!.steps(count),
  /** What `count` steps ask of the WebGPU device. */
  count: (count: number): Promise<GpuCounts> => countGpuCalls(count, () => subject!.steps(count)),
  async close(): Promise<void> {
    await subject?.close();
    subject = null;
  },
};

export type BenchmarkWorker = typeof benchmarkWorker;

async function ours(model: SubjectRequest['model'], device: SubjectRequest['device']): Promise<Subject> {
  const template = templates.find(({ id }) => id === model);
  if (!template) throw new Error(`there is no template "${model}"`);
  return openOurs(template.document, recipes[model].batch, await openEngine(device));
}

async function peer(model: SubjectRequest['model'], device: SubjectRequest['device']): Promise<Subject> {
  const { openTfLayers } = await import('./tfLayers/subject');
  return openTfLayers(recipes[model], device, wasmFiles);
}

expose(benchmarkWorker);
