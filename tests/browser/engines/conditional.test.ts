import { expect, test } from 'vitest';
import { createOnnxEngine } from '../../../src/runtime/engines/onnx/engine';
import { startWasmRuntime } from '../../../src/runtime/engines/onnx/wasmRuntime';
import { createReferenceEngine } from '../../../src/runtime/engines/reference/engine';
import { createTfjsEngine } from '../../../src/runtime/engines/tfjs/engine';
import { createWebgpuEngine } from '../../../src/runtime/engines/webgpu/engine';
import { conditionalLosses } from '../../unit/runtime/engines/conditional';

const expected = await conditionalLosses(createReferenceEngine());

const engines = {
  'our WebGPU engine': createWebgpuEngine,
  'TensorFlow.js on WebGPU': () => createTfjsEngine({ device: 'webgpu' }),
  'ONNX Runtime on WebAssembly': async () => createOnnxEngine(await startWasmRuntime()),
};

test.each(Object.entries(engines))('%s trains a network that is told its class as the reference does', async (_name, open) => {
  const engine = await open();
  const losses = await conditionalLosses(engine);
  losses.forEach((loss, index) => expect(Math.abs(loss - expected[index]!)).toBeLessThan(1e-3));
  await engine.dispose();
});
