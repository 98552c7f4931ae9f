import { expect, test } from 'vitest';
import { dcganTemplate } from '../../../../../src/nodes/templates/dcgan';
import { ganTemplate } from '../../../../../src/nodes/templates/gan';
import { vaeTemplate } from '../../../../../src/nodes/templates/vae';
import type { Engine } from '../../../../../src/runtime/engines/engine';
import { createReferenceEngine } from '../../../../../src/runtime/engines/reference/engine';
import { createWasmEngine } from '../../../../../src/runtime/engines/wasm/engine';
import { trainSmallNetwork } from '../mlp';
import { trainingProgram, type TrainingProgram } from '../trainingProgram';

const engine = await createWasmEngine();

test('training with generated WebAssembly reaches the losses of the reference', async () => {
  const expected = await trainSmallNetwork(createReferenceEngine(), 40);
  const losses = await trainSmallNetwork(engine, 40);
  losses.forEach((loss, step) => expect(Math.abs(loss - expected[step]!)).toBeLessThan(1e-5));
});

test('training twice gives the same losses bit for bit', async () => {
  expect(await trainSmallNetwork(engine, 10)).toEqual(await trainSmallNetwork(engine, 10));
});

/** Metrics and both of Adam's averages; weights follow from them, but where a gradient is next to zero its sign is chance. */
async function trained(one: Engine, { program, start, feedsAt }: TrainingProgram, count: number) {
  const executable = await one.compile(program);
  start(executable);
  const outputs = await executable.run(count, feedsAt);
  const averages = await executable.read(Object.keys(program.states).filter((name) => name.startsWith('adam.')));
  executable.dispose();
  return { ...outputs, ...averages };
}

const largest = (data: ArrayLike<number>): number => Array.from(data).reduce((most, value) => Math.max(most, Math.abs(value)), 0);

test.each([['the dense GAN', ganTemplate, 4, 2], ['the VAE', vaeTemplate, 5, 2], ['the DCGAN', dcganTemplate, 2, 1]] as const)(
  'the training step of %s has the losses and gradients of the reference', async (_, template, batch, count) => {
    const training = trainingProgram(template, batch);
    const expected = await trained(createReferenceEngine(), training, count);
    const found = await trained(engine, training, count);
    for (const [name, data] of Object.entries(expected)) {
      const error = largest(Array.from(data, (value, index) => value - found[name]![index]!));
      expect(error / (1e-3 + largest(data)), name).toBeLessThan(1e-3);
    }
  }, 60_000,
);
