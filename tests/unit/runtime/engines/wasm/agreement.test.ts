import { expect, test } from 'vitest';
import { createWasmEngine } from '../../../../../src/runtime/engines/wasm/engine';
import { opCases } from '../../tensor/opCases';
import { largestDisagreement } from '../agreement';

const engine = await createWasmEngine();

test.each(opCases)('generated WebAssembly agrees with the reference on $name and its gradients', async (opCase) => {
  expect(await largestDisagreement(engine, opCase)).toBeLessThan(1e-5);
});
