import { expect, test } from 'vitest';
import { createOnnxEngine } from '../../../src/runtime/engines/onnx/engine';
import { startWasmRuntime } from '../../../src/runtime/engines/onnx/wasmRuntime';
import { createReferenceEngine } from '../../../src/runtime/engines/reference/engine';
import { createTfjsEngine } from '../../../src/runtime/engines/tfjs/engine';
import { createWebgpuEngine } from '../../../src/runtime/engines/webgpu/engine';
import { conditionalLosses, promptedLosses } from '../../unit/runtime/engines/conditional';

const expected = [...(await conditionalLosses(createReferenceEngine())), ...(await promptedLosses(createReferenceEngine()))];

const engines = {
  'our WebGPU engine': createWebgpuEngine,
  'TensorFlow.js on WebGPU': () => createTfjsEngine({ device: 'webgpu' }),
  'ONNX Runtime on WebAssembly': async () => createOnnxEngine(await startWasmRuntime()),
};

test.each(Object.entries(engines))('%s trains networks that are told a class or a text as the reference does', async (_name, open) => {
  const engine = await open();
  const losses = [...(await conditionalLosses(engine)), ...(await promptedLosses(engine))];
  // The VAE's losses are sums over pixels, about 500.
  losses.forEach((loss, index) => expect(Math.abs(loss - expected[index]!)).toBeLessThan(Math.max(1e-3, 2e-6 * Math.abs(expected[index]!))));
  expect(losses).toHaveLength(expected.length);
  await engine.dispose();
});
