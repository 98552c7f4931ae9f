import { expect, it } from 'vitest';
import { createTfjsEngine } from '../../../../../src/runtime/engines/tfjs/engine';
import { decodeTrainingState, encodeTrainingState } from '../../../../../src/runtime/worker/training/trainingState';
import { layer } from '../../compile/documents';
import { tinyVae } from '../../compile/vaes';
import { open, stepsOf } from './sessions';

it('trains a VAE with curves of its own and nothing to complain of', async () => {
  const { session, record } = await open(tinyVae({ trainer: { steps: 120, learningRate: 0.02 } }));
  expect(await session.run()).toBe('finished');
  expect(stepsOf(record)).toBe(120);
  const { curves } = record.checkpoints.at(-1)!.state;
  expect(Object.keys(curves)).toEqual(['loss', 'reconstruction', 'kl']);
  const mean = (values: Float32Array) => values.reduce((total, value) => total + value / values.length, 0);
  expect(mean(curves.loss!.slice(-30))).toBeLessThan(mean(curves.loss!.slice(0, 30)));
  expect(record.problems).toEqual([]);
});

/** Every layer of the convolutional VAE, on pictures of 4x4. */
const convolutional = {
  encoder: { layers: [layer('conv2d', { filters: 3, stride: 2 }), layer('batchNorm'), layer('relu'), layer('flatten')] },
  decoder: { layers: [layer('dense', { units: 12 }), layer('reshape', { shape: '2x2x3' }), layer('convTranspose2d', { filters: 1 })] },
};

it.each(['cpu', 'wasm'] as const)('goes on from a checkpoint bit for bit, with convolutions, on %s', async (device) => {
  const engine = await createTfjsEngine({ device });
  const steps = (count: number) => tinyVae({ ...convolutional, trainer: { steps: count, warmUp: 10 } });
  const through = await open(steps(12), undefined, engine);
  await through.session.run();
  const first = await open(steps(5), undefined, engine);
  await first.session.run();
  const second = await open(steps(12), decodeTrainingState(encodeTrainingState(first.record.checkpoints.at(-1)!.state, {})), engine);
  await second.session.run();
  expect(second.record.checkpoints.at(-1)!.state).toEqual(through.record.checkpoints.at(-1)!.state);
  await engine.dispose();
});
