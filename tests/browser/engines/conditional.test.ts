import { expect, test } from 'vitest';
import { createOnnxEngine } from '../../../src/runtime/engines/onnx/engine';
import { startWasmRuntime } from '../../../src/runtime/engines/onnx/wasmRuntime';
import { createReferenceEngine } from '../../../src/runtime/engines/reference/engine';
import { createTfjsEngine } from '../../../src/runtime/engines/tfjs/engine';
import { createWebgpuEngine } from '../../../src/runtime/engines/webgpu/engine';
import { conditionalLosses, promptedLosses } from '../../unit/runtime/engines/conditional';

const subjects = { class: conditionalLosses, text: promptedLosses };
const expected = { class: await conditionalLosses(createReferenceEngine()), text: await promptedLosses(createReferenceEngine()) };

const engines = {
  'our WebGPU engine': createWebgpuEngine,
  'TensorFlow.js on WebGPU': () => createTfjsEngine({ device: 'webgpu' }),
  'ONNX Runtime on WebAssembly': async () => createOnnxEngine(await startWasmRuntime()),
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
