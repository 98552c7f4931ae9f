import { expect, test } from 'vitest';
import { createOnnxEngine } from '../../../../src/runtime/engines/onnx/engine';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import { createTfjsEngine } from '../../../../src/runtime/engines/tfjs/engine';
import { createWasmEngine } from '../../../../src/runtime/engines/wasm/engine';
import { conditionalLosses, promptedLosses } from './conditional';
import { nodeRuntime } from './onnx/nodeRuntime';

const expected = [...(await conditionalLosses(createReferenceEngine())), ...(await promptedLosses(createReferenceEngine()))];

const engines = {
  'TensorFlow.js on cpu': () => createTfjsEngine({ device: 'cpu' }),
  'TensorFlow.js on wasm': () => createTfjsEngine({ device: 'wasm' }),
  'our WebAssembly engine': () => createWasmEngine({ threads: 1 }),
  'ONNX Runtime': async () => createOnnxEngine(nodeRuntime()),
};

test.each(Object.entries(engines))('%s trains networks that are told a class or a text as the reference does', async (_name, open) => {
  const engine = await open();
  const losses = [...(await conditionalLosses(engine)), ...(await promptedLosses(engine))];
  // The VAE's losses are sums over pixels, about 500.
  losses.forEach((loss, index) => expect(Math.abs(loss - expected[index]!)).toBeLessThan(Math.max(1e-3, 2e-6 * Math.abs(expected[index]!))));
  expect(losses).toHaveLength(expected.length);
  await engine.dispose();
});
