import { afterAll, expect, test } from 'vitest';
import { createOnnxEngine } from '../../../../../src/runtime/engines/onnx/engine';
import { opCases } from '../../tensor/opCases';
import { largestDisagreement } from '../agreement';
import { largestTrainingError, layerCases } from '../layerCases';
import { nodeRuntime } from './nodeRuntime';

const engine = createOnnxEngine(nodeRuntime());
afterAll(() => engine.dispose());

test.each(opCases)('agrees with the reference on $name and its gradients', async (opCase) => {
  expect(await largestDisagreement(engine, opCase)).toBeLessThan(1e-5);
});

test.each(layerCases)('trains $name as the reference does', async (layer) => {
  expect(await largestTrainingError(engine, layer)).toBeLessThan(1e-4);
});
