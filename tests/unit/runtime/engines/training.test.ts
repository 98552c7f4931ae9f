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
