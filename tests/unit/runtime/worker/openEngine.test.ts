import { expect, test } from 'vitest';
import { enginesOf, openEngine } from '../../../../src/runtime/worker/openEngine';

const names = (first?: string) => enginesOf('wasm', first).map(({ name }) => name);

test('generated code comes first on WebAssembly, unless the probe found another engine faster', () => {
  expect(names()).toEqual(['wasm', 'onnx', 'tfjs']);
  expect(names('tfjs')).toEqual(['tfjs', 'wasm', 'onnx']);
});

test('a device without an engine says why', async () => {
  await expect(openEngine('webgpu')).rejects.toThrow('webgpu cannot be used');
});
