import { afterAll, expect, test } from 'vitest';
import { createOnnxEngine } from '../../../../src/runtime/engines/onnx/engine';
import { createWasmEngine } from '../../../../src/runtime/engines/wasm/engine';
import { nodeRuntime } from './onnx/nodeRuntime';
import { presetDisagreement, presets } from './presets';

const engines = { 'Generated WebAssembly': await createWasmEngine(), 'ONNX Runtime': createOnnxEngine(nodeRuntime()) };
afterAll(() => Promise.all(Object.values(engines).map((engine) => engine.dispose())));

test('there are presets of every family', () => {
  expect(presets).toEqual(expect.arrayContaining(['gan', 'dcgan', 'conditional-gan', 'wgan-gp', 'vae', 'conv-vae', 'conditional-vae']));
});

const pairs = presets.flatMap((preset) => Object.entries(engines).map(([name, engine]) => [name, preset, engine] as const));

test.each(pairs)('%s trains the preset %s as the reference does, loss by loss', async (_name, preset, engine) => {
  const { error, name } = await presetDisagreement(engine, preset, 8);
  expect(error, name).toBeLessThan(5e-4);
}, 60_000);
