import { afterAll, describe, expect, test } from 'vitest';
import { createTfjsEngine } from '../../../../src/runtime/engines/tfjs/engine';
import { opCases } from '../tensor/opCases';
import { largestDisagreement } from './agreement';

describe.each(['cpu', 'wasm'] as const)('%s', async (device) => {
  const engine = await createTfjsEngine({ device });
  afterAll(() => engine.dispose());

  test.each(opCases)('agrees with the reference on $name and its gradients', async (opCase) => {
    expect(await largestDisagreement(engine, opCase)).toBeLessThan(1e-5);
  });
});
