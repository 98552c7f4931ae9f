import { expect, test } from 'vitest';
import { enginesOf, openEngine } from '../../../../src/runtime/worker/openEngine';

const names = (first?: string) => enginesOf('wasm', first).map(({ name }) => name);

test('ONNX Runtime comes first on WebAssembly, unless the probe found another engine faster', () => {
  expect(names()).toEqual(['onnx', 'tfjs']);
  expect(names('tfjs')).toEqual(['tfjs', 'onnx']);
});

test('a device without an engine says why', async () => {
  await expect(openEngine('webgpu')).rejects.toThrow('webgpu cannot be used');
});
