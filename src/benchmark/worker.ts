/** The worker's entry: one subject, ours or the peer. */
import { expose } from 'comlink';
import { wasmFiles } from '../runtime/engines/tfjs/wasmFiles';
import { openEngine } from '../runtime/worker/openEngine';
import { countGpuCalls } from './gpuCounts';
import { openOurs } from './ours';
import type { BenchmarkApi, SubjectRequest } from './protocol';
import { recipeAt } from './recipes';
import type { Subject } from './subject';

let subject: Subject | null = null;

const benchmarkWorker: BenchmarkApi = {
  async open(request) {
    subject = await (request.subject === 'tfjs' ? peer(request) : openOurs(request, () => openEngine(request.subject === 'ours_half' ? 'webgpuHalf' : request.device)));
    return subject.description;
  },
  steps: (count) => subject!.steps(count),
  count: (count) => countGpuCalls(count, () => subject!.steps(count)),
  async close() {
    await subject?.close();
    subject = null;
  },
};

async function peer({ model, device, scale }: SubjectRequest): Promise<Subject> {
  const { openTfLayers } = await import('./tfLayers/subject');
  return openTfLayers(recipeAt(model, scale), device, wasmFiles);
}

expose(benchmarkWorker);
