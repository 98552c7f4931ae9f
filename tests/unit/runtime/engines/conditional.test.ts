import { expect, test } from 'vitest';
import { createOnnxEngine } from '../../../../src/runtime/engines/onnx/engine';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import { createTfjsEngine } from '../../../../src/runtime/engines/tfjs/engine';
import { conditionalLosses } from './conditional';
import { nodeRuntime } from './onnx/nodeRuntime';

const expected = await conditionalLosses(createReferenceEngine());

const engines = {
  'TensorFlow.js on cpu': () => createTfjsEngine({ device: 'cpu' }),
  'TensorFlow.js on wasm': () => createTfjsEngine({ device: 'wasm' }),
  'ONNX Runtime': async () => createOnnxEngine(nodeRuntime()),
};

test.each(Object.entries(engines))('%s trains a network that is told its class as the reference does', async (_name, open) => {
  const engine = await open();
  const losses = await conditionalLosses(engine);
  losses.forEach((loss, index) => expect(Math.abs(loss - expected[index]!)).toBeLessThan(1e-3));
  await engine.dispose();
});
