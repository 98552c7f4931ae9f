/** One subject in Node: the far end of `openProcess`. */
import { createInterface } from 'node:readline';
import { openOurs } from '../../src/benchmark/ours';
import { recipeAt } from '../../src/benchmark/recipes';
import type { SubjectRequest } from '../../src/benchmark/protocol';
import type { Subject } from '../../src/benchmark/subject';
import { openTfLayers } from '../../src/benchmark/tfLayers/subject';
import { createWebgpuEngine } from '../../src/runtime/engines/webgpu/engine';
import { installDawn } from './dawn';
import { openNodeEngine } from './nodeEngine';

/** Answers requests until the input ends. */
async function answer(): Promise<void> {
  let subject: Subject | null = null;
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      const message = JSON.parse(line) as SubjectRequest | { steps: number };
      if ('steps' in message) {
        say({ ms: await subject!.steps(message.steps) });
      } else {
        subject = await open(message);
        say({ description: subject.description });
      }
    } catch (cause) {
      say({ error: cause instanceof Error ? cause.message : String(cause) });
    }
  }
  await subject?.close();
}

async function open(request: SubjectRequest): Promise<Subject> {
  const { subject, model, device, scale } = request;
  if (device === 'webgpu') installDawn();
  if (subject === 'tfjs') return openTfLayers(recipeAt(model, scale), device);
  return openOurs(request, () => (device === 'webgpu' ? createWebgpuEngine({ precision: subject === 'ours_half' ? 'half' : 'single' }) : openNodeEngine()));
}

function say(message: unknown): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

await answer();
process.exit(0);
