import { expect, it } from 'vitest';
import { networkWeights, traceLayers } from '../../../../../src/nodes/networks/network';
import { residualDecoder } from '../../../../../src/nodes/networks/presets';
import { layer, run } from './run';

const problemOf = (layers: ReturnType<typeof layer>[], input: number[]) => traceLayers(layers, input).at(-1)!.problem?.code;

it('adds what entered so many layers above', async () => {
  expect(await run([layer('relu'), layer('residual', { layers: 1 })], [1, 3], [-2, 0, 3])).toEqual([-2, 0, 6]);
  expect(await run([layer('relu'), layer('sigmoid'), layer('residual', { layers: 1 })], [1, 1], [0])).toEqual([0.5]);
});

it('leads around blocks within blocks', async () => {
  const nested = [layer('relu'), layer('residual', { layers: 1 }), layer('residual', { layers: 2 })];
  expect(await run(nested, [1, 2], [-1, 2])).toEqual([-2, 6]);
});

it('passes through a matrix of its own where the features change', async () => {
  const weights = { '0.dense.kernel': [0, 0, 0], '1.residual.kernel': [1, 2, 3] };
  expect(await run([layer('dense', { units: 3 }), layer('residual', { layers: 1 })], [1, 1], [5], false, weights)).toEqual([5, 10, 15]);
  expect(networkWeights({ layers: [layer('conv2d', { filters: 4 }), layer('residual', { layers: 1 })], input: [6, 6, 2], seed: 0 }).at(-1)).toMatchObject({ name: '1.residual.kernel', shape: [2, 4] });
});

it('refuses to lead above the first layer, or to join pictures of other sizes', () => {
  expect(problemOf([layer('relu'), layer('residual', { layers: 2 })], [3])).toBe('layer-residual-reach');
  expect(problemOf([layer('conv2d', { stride: 2 }), layer('residual', { layers: 1 })], [8, 8, 32])).toBe('layer-residual-misfit');
  expect(problemOf([layer('flatten'), layer('residual', { layers: 1 })], [8, 8, 1])).toBe('layer-residual-misfit');
});

it('refines the pictures of a decoder', () => {
  expect(traceLayers(residualDecoder, [2]).map(({ problem }) => problem).filter(Boolean)).toEqual([]);
  expect(traceLayers(residualDecoder, [2]).at(-1)!.output).toEqual([28, 28, 1]);
});

it('looks up a vector for each label', async () => {
  const weights = { '0.embedding.table': [1, 2, 3, 4, 5, 6] };
  expect(await run([layer('embedding', { rows: 3, size: 2 })], [2], [2, 0], false, weights)).toEqual([5, 6, 1, 2]);
  expect(await run([layer('embedding', { rows: 3, size: 2 }), layer('flatten')], [1, 2], [1, 1], false, weights)).toEqual([3, 4, 3, 4]);
});
