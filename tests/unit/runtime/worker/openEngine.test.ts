import { expect, test } from 'vitest';
import { createWasmEngine } from '../../../../src/runtime/engines/wasm/engine';
import { enginesOf, openEngine } from '../../../../src/runtime/worker/openEngine';
import { probe } from '../../../../src/runtime/worker/probe';

const names = (first?: string) => enginesOf('wasm', first).map(({ name }) => name);

test('generated code comes first on WebAssembly, unless the probe found that only another one computes', () => {
  expect(names()).toEqual(['wasm', 'onnx', 'tfjs']);
  expect(names('tfjs')).toEqual(['tfjs', 'wasm', 'onnx']);
});

test('generated code computes the probe', async () => {
  const engine = await createWasmEngine();
  expect(await probe(engine)).toBeGreaterThan(0);
});

test('a device without an engine says why', async () => {
  await expect(openEngine('webgpu')).rejects.toThrow('webgpu cannot be used');
});
