import { expect, test } from 'vitest';
import { createOnnxEngine } from '../../../../src/runtime/engines/onnx/engine';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import { createTfjsEngine } from '../../../../src/runtime/engines/tfjs/engine';
import { createWasmEngine } from '../../../../src/runtime/engines/wasm/engine';
import { conditionalLosses, promptedLosses } from './conditional';
import { nodeRuntime } from './onnx/nodeRuntime';

const subjects = { class: conditionalLosses, text: promptedLosses };
const expected = { class: await conditionalLosses(createReferenceEngine()), text: await promptedLosses(createReferenceEngine()) };

const engines = {
  'TensorFlow.js on cpu': () => createTfjsEngine({ device: 'cpu' }),
  'TensorFlow.js on wasm': () => createTfjsEngine({ device: 'wasm' }),
  'our WebAssembly engine': () => createWasmEngine({ threads: 1 }),
  'ONNX Runtime': async () => createOnnxEngine(nodeRuntime()),
};

const cases = Object.entries(engines).flatMap(([name, open]) => (['class', 'text'] as const).map((told) => ({ name, open, told })));

test.each(cases)('$name trains a network that is told its $told as the reference does', async ({ open, told }) => {
  const engine = await open();
  const losses = await subjects[told](engine);
  expect(losses).toHaveLength(expected[told].length);
  // The VAE's losses are sums over pixels, about 500.
  losses.forEach((loss, index) => expect(Math.abs(loss - expected[told][index]!)).toBeLessThan(Math.max(1e-3, 2e-6 * Math.abs(expected[told][index]!))));
  await engine.dispose();
});
