import { afterAll, expect, test } from 'vitest';
import { createOnnxEngine } from '../../../../../src/runtime/engines/onnx/engine';
import { opCases } from '../../tensor/opCases';
import { largestDisagreement } from '../agreement';
import { nodeRuntime } from './nodeRuntime';

const engine = createOnnxEngine(nodeRuntime());
afterAll(() => engine.dispose());

test.each(opCases)('agrees with the reference on $name and its gradients', async (opCase) => {
  expect(await largestDisagreement(engine, opCase)).toBeLessThan(1e-5);
});
