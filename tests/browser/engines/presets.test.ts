import { afterAll, expect, test } from 'vitest';
import { createWebgpuEngine } from '../../../src/runtime/engines/webgpu/engine';
import { presetDisagreement, presets } from '../../unit/runtime/engines/presets';

const engine = await createWebgpuEngine();
afterAll(() => engine.dispose());

test.each(presets)('generated WebGPU kernels train the preset %s as the reference does, loss by loss', async (preset) => {
  const { error, name } = await presetDisagreement(engine, preset, 3);
  expect(error, name).toBeLessThan(2e-3);
}, 120_000);
