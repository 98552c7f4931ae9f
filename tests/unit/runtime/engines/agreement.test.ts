import { afterAll, describe, expect, test } from 'vitest';
import { createTfjsEngine } from '../../../../src/runtime/engines/tfjs/engine';
import { opCases } from '../tensor/opCases';
import { largestDisagreement } from './agreement';
import { largestTrainingError, layerCases, untried } from './layerCases';

test('every layer is tried', () => {
  expect(untried).toEqual([]);
});

describe.each(['cpu', 'wasm'] as const)('%s', async (device) => {
  const engine = await createTfjsEngine({ device });
  afterAll(() => engine.dispose());

  test.each(opCases)('agrees with the reference on $name and its gradients', async (opCase) => {
    expect(await largestDisagreement(engine, opCase)).toBeLessThan(1e-5);
  });

  test.each(layerCases)('trains $name as the reference does', async (layer) => {
    expect(await largestTrainingError(engine, layer)).toBeLessThan(1e-4);
  });
});
