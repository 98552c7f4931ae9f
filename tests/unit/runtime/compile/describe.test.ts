import { expect, it } from 'vitest';
import { port } from '../../../../src/nodes/ports';
import { describeLayers, describeType } from '../../../../src/runtime/compile/describe';
import { gan, layer } from './documents';

it('writes types in the few characters that fit on a wire', () => {
  expect([port.image(28, 28, 1), port.latent(100), port.tensor([10]), port.tensor(), port.labels(), port.metrics()].map(describeType)).toEqual(['28×28×1', '100', '10', 'any', 'scalar', 'metrics']);
  expect(describeType(port.network([100], [28, 28, 1]))).toBe('100 → 28×28×1');
});

it('shows the shape and the number of weights after each layer of the preset', () => {
  const rows = describeLayers(gan().nodes.generator!, [100]);
  expect(rows.map(({ kind, shape, parameters }) => `${kind} ${shape} ${parameters}`)).toEqual([
    'dense 128 12928',
    'relu 128 0',
    'batchNorm 128 512',
    'dense 784 101136',
    'sigmoid 784 0',
    'reshape 28×28×1 0',
  ]);
});

it('counts no weights while the input is unknown', () => {
  const [first, second] = describeLayers(gan().nodes.generator!, ['D']);
  expect(first).toMatchObject({ shape: '128', parameters: null });
  expect(second).toMatchObject({ shape: '128', parameters: 0 });
});

it('shows a problem on its layer, and no shapes behind it', () => {
  const { generator } = gan({ generator: { layers: [layer('dense', { units: 0 }), layer('relu'), layer('reshape')] } }).nodes;
  const rows = describeLayers(generator!, [100]);
  expect(rows.map(({ problem }) => problem?.code)).toEqual(['layer-param', undefined, undefined]);
  expect(rows.map(({ shape, parameters }) => [shape, parameters])).toEqual([['', null], ['', null], ['', null]]);
});

it('passes over entries of a layer list that are no layers', () => {
  const { generator } = gan({ generator: { layers: ['dense', 3, null, { kind: 5 }, { kind: 'relu', params: 'none' }] } }).nodes;
  expect(describeLayers(generator!, [100])).toMatchObject([{ kind: 'relu', shape: '100' }]);
});
