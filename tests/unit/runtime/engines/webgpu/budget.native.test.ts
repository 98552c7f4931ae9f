import { beforeAll, expect, test, vi } from 'vitest';
import { countGpuCalls } from '../../../../../src/benchmark/gpuCounts';
import type { GpuCounts } from '../../../../../src/benchmark/protocol';
import { dcganTemplate } from '../../../../../src/nodes/templates/dcgan';
import { ganTemplate } from '../../../../../src/nodes/templates/gan';
import { vaeTemplate } from '../../../../../src/nodes/templates/vae';
import { createWebgpuEngine } from '../../../../../src/runtime/engines/webgpu/engine';
import { EngineUnavailableError } from '../../../../../src/runtime/engines/errors';
import type { GraphDocument } from '../../../../../src/runtime/graph/document';
import { ProgramBuilder } from '../../../../../src/runtime/tensor/builder';
import { add } from '../../../../../src/runtime/tensor/operations';
import { installNullDevice } from './nullDevice';
import { trainingProgram } from '../trainingProgram';

beforeAll(installNullDevice);

/** Sums in parts take some more dispatches, and leave no workgroup alone with thousands of terms. */
const budgets = [['the dense GAN', ganTemplate, 21], ['the VAE', vaeTemplate, 12], ['the DCGAN', dcganTemplate, 39]] as const;

const steps = 16;
const rounds = 21;

/** What the template's step asks of the device at its own batch size, in several rounds. */
async function countSteps(template: GraphDocument): Promise<GpuCounts[]> {
  const engine = await createWebgpuEngine({ software: false });
  const { program, start, feedsAt } = trainingProgram(template);
  const executable = await engine.compile(program);
  start(executable);
  await executable.run(steps, feedsAt);
  const counts: GpuCounts[] = [];
  for (let round = 0; round < rounds; round++) counts.push(await countGpuCalls(steps, () => executable.run(steps, feedsAt)));
  await engine.dispose();
  return counts;
}

test('a program that is larger than the largest binding is refused before anything is allocated', async () => {
  const b = new ProgramBuilder();
  b.update('w', add(b, b.state('w', [2 ** 26]), 1));
  const engine = await createWebgpuEngine({ software: false });
  await expect(engine.compile(b.build())).rejects.toThrow(EngineUnavailableError);
  await engine.dispose();
});

test.each(budgets)('with half precision Dawn takes the shaders of %s, and no more dispatches', async (_, template, dispatches) => {
  const engine = await createWebgpuEngine({ software: false, precision: 'half' });
  const written = vi.spyOn(GPUDevice.prototype, 'createShaderModule');
  const { program, start, feedsAt } = trainingProgram(template, 128, engine.lossScale);
  const executable = await engine.compile(program);
  expect(written.mock.calls.every(([{ code }]) => code.startsWith('enable f16;'))).toBe(true);
  expect(written.mock.calls.some(([{ code }]) => code.includes('= f16('))).toBe(true);
  vi.restoreAllMocks();
  start(executable);
  await executable.run(1, feedsAt);
  expect((await countGpuCalls(1, () => executable.run(1, feedsAt))).dispatchesPerStep).toBeLessThanOrEqual(dispatches);
  await engine.dispose();
});

test('nothing is made on the device once it runs, and one bind group serves all steps', async () => {
  const engine = await createWebgpuEngine({ software: false });
  const { program, start, feedsAt } = trainingProgram(ganTemplate);
  const executable = await engine.compile(program);
  start(executable);
  await executable.run(3 * steps, feedsAt);
  const makers = ['createBuffer', 'createBindGroup', 'createShaderModule', 'createComputePipeline', 'createComputePipelineAsync'] as const;
  const made = makers.map((maker) => vi.spyOn(GPUDevice.prototype, maker));
  const bound = vi.spyOn(GPUComputePassEncoder.prototype, 'setBindGroup');
  const waited = vi.spyOn(GPUBuffer.prototype, 'mapAsync');
  for (let round = 0; round < 3; round++) await executable.run(3 * steps, feedsAt);
  expect(made.map((spy) => spy.mock.calls.length)).toEqual(makers.map(() => 0));
  expect(new Set(bound.mock.calls.map(([, group]) => group)).size).toBe(1);
  // One look at the losses of all steps of a run.
  expect(waited).toHaveBeenCalledTimes(3);
  vi.restoreAllMocks();
  await engine.dispose();
});

test.each(budgets)('a step of %s asks little of the device', async (_, template, dispatches) => {
  const counts = await countSteps(template);
  expect(counts[0]!.dispatchesPerStep).toBeLessThanOrEqual(dispatches);
  expect(counts[0]!.submitsPerStep).toBeLessThanOrEqual(1 / 16);
  // The best round: in others, other programs may have had the processor.
  expect(Math.min(...counts.map(({ encodeMs }) => encodeMs))).toBeLessThan(0.3);
});
