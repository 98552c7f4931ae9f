import { expect, test } from 'vitest';
import { createReferenceEngine } from '../../../src/runtime/engines/reference/engine';
import { createTfjsEngine } from '../../../src/runtime/engines/tfjs/engine';
import { wasmFiles } from '../../../src/runtime/engines/tfjs/wasmFiles';
import { trainSmallNetwork } from '../../unit/runtime/engines/mlp';

test('training on wasm in a browser reaches the losses of the reference', async () => {
  const expected = await trainSmallNetwork(createReferenceEngine(), 5);
  const engine = await createTfjsEngine({ device: 'wasm', wasmPaths: wasmFiles });
  const losses = await trainSmallNetwork(engine, 5);
  losses.forEach((loss, step) => expect(Math.abs(loss - expected[step]!)).toBeLessThan(1e-5));
  await engine.dispose();
});
