import { describe, expect, test } from 'vitest';
import { createWasmEngine } from '../../../../../src/runtime/engines/wasm/engine';
import { opCases } from '../../tensor/opCases';
import { largestDisagreement } from '../agreement';
import { largestTrainingError, layerCases } from '../layerCases';

describe.each([16, 32] as const)('with %d registers', async (registers) => {
  const engine = await createWasmEngine({ registers });

  test.each(opCases)('generated WebAssembly agrees with the reference on $name and its gradients', async (opCase) => {
    expect(await largestDisagreement(engine, opCase)).toBeLessThan(1e-5);
  });

  test.each(layerCases)('trains $name as the reference does', async (layer) => {
    expect(await largestTrainingError(engine, layer)).toBeLessThan(1e-4);
  });
});
