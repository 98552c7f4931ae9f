import { expect, test } from 'vitest';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import { createTfjsEngine } from '../../../../src/runtime/engines/tfjs/engine';
import { trainSmallNetwork } from './mlp';

const expected = await trainSmallNetwork(createReferenceEngine(), 20);

test('training on the reference engine lowers the loss', () => {
  expect(expected.at(-1)).toBeLessThan(0.8 * expected[0]!);
});

test.each(['cpu', 'wasm'] as const)('training on %s reaches the losses of the reference', async (device) => {
  const engine = await createTfjsEngine({ device });
  const losses = await trainSmallNetwork(engine, 20);
  losses.forEach((loss, step) => expect(Math.abs(loss - expected[step]!)).toBeLessThan(1e-5));
  await engine.dispose();
});

test.each(['cpu', 'wasm'] as const)('%s starts again after it was disposed', async (device) => {
  await (await createTfjsEngine({ device })).dispose();
  const engine = await createTfjsEngine({ device });
  expect((await trainSmallNetwork(engine, 1))[0]).toBeCloseTo(expected[0]!, 5);
  await engine.dispose();
});

test('two engines take turns', async () => {
  const [cpu, wasm] = [await createTfjsEngine({ device: 'cpu' }), await createTfjsEngine({ device: 'wasm' })];
  const losses = await Promise.all([trainSmallNetwork(cpu, 3), trainSmallNetwork(wasm, 3)]);
  for (const each of losses) expect(each[2]).toBeCloseTo(expected[2]!, 5);
  await cpu.dispose();
  await wasm.dispose();
});

test('a device that is not there is named', async () => {
  await expect(createTfjsEngine({ device: 'webgpu' })).rejects.toThrow('webgpu cannot be used: there is no adapter');
});
