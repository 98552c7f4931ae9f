import { backend } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { EngineLostError } from '../../../src/runtime/engines/errors';
import { createTfjsEngine } from '../../../src/runtime/engines/tfjs/engine';
import { ProgramBuilder } from '../../../src/runtime/tensor/builder';
import { matmul, tanh } from '../../../src/runtime/tensor/operations';

const size = 256;

test('a device that goes away raises an EngineLostError from every run, and a new engine works', async () => {
  const engine = await createTfjsEngine({ device: 'webgpu' });
  const builder = new ProgramBuilder();
  const state = builder.state('large', [size, size]);
  builder.output('result', tanh(builder, matmul(builder, state, builder.feed('x', [size, size]))));
  const program = builder.build();
  const executable = await engine.compile(program);
  const feeds = { x: new Float32Array(size * size).fill(1) };
  await executable.run(1, () => feeds);
  (backend() as unknown as { device: GPUDevice }).device.destroy();
  await expect(executable.run(1, () => feeds)).rejects.toThrow(EngineLostError);
  await expect(executable.run(1, () => feeds)).rejects.toThrow('webgpu was lost');
  await expect(executable.read(['large'])).rejects.toThrow(EngineLostError);
  await engine.dispose();

  const next = await createTfjsEngine({ device: 'webgpu' });
  const results = await (await next.compile(program)).run(1, () => feeds);
  expect(results['result']).toEqual(new Float32Array(size * size));
  await next.dispose();
});
