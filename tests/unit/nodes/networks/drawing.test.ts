import { expect, it } from 'vitest';
import type { LayerSpec } from '../../../../src/nodes/define';
import { drawList, drawnLayers, listOf } from '../../../../src/nodes/networks/drawing/drawing';
import { networkWeights, traceLayers } from '../../../../src/nodes/networks/network';
import { nodeDefinitions } from '../../../../src/nodes/registry';
import { layerDefinition } from '../../../../src/nodes/networks/layers/registry';
import { drawing } from './drawings';
import { layer, run } from './layers/run';

const presets = nodeDefinitions.flatMap(({ type, params }) => (params.layers?.kind === 'layers' ? Object.entries(params.layers.presets).map(([name, list]) => [`${type}, ${name}`, list] as const) : []));

const withDefaults = (list: readonly LayerSpec[]) =>
  list.map(({ kind, params }) => ({ kind, params: { ...Object.fromEntries(Object.entries(layerDefinition(kind)!.params).map(([name, spec]) => [name, spec.default])), ...params } }));

it.each(presets)('the preset %s becomes a drawing with the weights of the list, and a list again', (_name, list) => {
  const drawing = drawList(list);
  const weightsOf = (layers: readonly LayerSpec[]) => networkWeights({ layers, input: [28, 28, 1], condition: [], seed: 0 });
  expect(weightsOf(drawnLayers(drawing))).toEqual(weightsOf(list));
  expect(withDefaults(listOf(drawing)!)).toEqual(withDefaults(list));
});

it('computes what the list computes', async () => {
  const list = [layer('dense', { units: 4 }), layer('relu'), layer('condition', { classes: 3 }), layer('dense', { units: 4 }), layer('residual', { layers: 3 }), layer('tanh')];
  const told = { shape: [], values: [2, 0] };
  const ask = (layers: readonly LayerSpec[]) => run(layers, [2, 3], [1, -2, 3, 0.5, 1, -1], false, {}, told);
  expect(await ask(drawnLayers(drawList(list)))).toEqual(await ask(list));
});

it('lays a list out from left to right, each node behind those that feed it', () => {
  const { edges, layout } = drawList([layer('dense'), layer('relu'), layer('condition'), layer('residual')]);
  for (const { from, to } of edges) expect(layout[from.node]!.x).toBeLessThan(layout[to.node]!.x);
  expect(new Set(Object.values(layout).map(({ x, y }) => `${x} ${y}`)).size).toBe(7);
});

const weights = { 'left.kernel': [1, 0, 0, 1], 'left.bias': [0, 10], 'right.kernel': [2, -1], 'right.bias': [0] };
const branches = { left: ['dense', { units: 2 }], right: ['dense', { units: 1 }], joined: 'concatenate' } as const;

it('joins branches in the order of their inputs', async () => {
  const joined = drawing(branches, 'input > left', 'input > right', 'left > joined', 'right > joined.second', 'joined > output');
  expect(await run(drawnLayers(joined), [2, 2], [3, 4, 5, 6], false, weights)).toEqual([3, 14, 2, 5, 16, 4]);
  const turned = drawing(branches, 'input > left', 'input > right', 'right > joined', 'left > joined.second', 'joined > output');
  expect(await run(drawnLayers(turned), [1, 2], [3, 4], false, weights)).toEqual([2, 3, 14]);
});

it('adds up to four branches, and leads around layers', async () => {
  const skip = drawing({ a: 'relu', b: 'tanh', sum: 'add' }, 'input > a', 'a > b', 'b > sum', 'input > sum.second', 'a > sum.fourth', 'sum > output');
  const [negative, positive] = await run(drawnLayers(skip), [1, 2], [-2, 1]);
  expect(negative).toBeCloseTo(0 - 2 + 0, 6);
  expect(positive).toBeCloseTo(Math.tanh(1) + 1 + 1, 6);
});

it('scales the channels of a picture by a row', async () => {
  const gate = drawing({ flat: 'flatten', gate: ['dense', { units: 2 }], scaled: 'multiply' }, 'input > flat', 'flat > gate', 'input > scaled', 'gate > scaled.second', 'scaled > output');
  const kernel = { 'gate.kernel': [1, 0, 0, 0, 0, 1, 0, 0], 'gate.bias': [0, 100] };
  expect(await run(drawnLayers(gate), [1, 2, 1, 2], [1, 2, 3, 4], false, kernel)).toEqual([1, 206, 3, 412]);
});

it('uses one input at several places, and leaves out what does not lead to the output', async () => {
  const square = drawing({ square: 'multiply', loose: 'dense' }, 'input > square', 'input > square.second', 'input > loose', 'square > output');
  expect(await run(drawnLayers(square), [1, 3], [1, -2, 3])).toEqual([1, 4, 9]);
  expect(await run(drawnLayers(drawing({}, 'input > output')), [1, 2], [7, 8])).toEqual([7, 8]);
});

it('tells a layer what is wired to it from the condition', async () => {
  const told = drawing({ look: ['embedding', { rows: 3, size: 2 }], joined: 'concatenate' }, 'input > joined', 'condition > look', 'look > joined.second', 'joined > output');
  const table = { 'look.table': [1, 2, 3, 4, 5, 6] };
  expect(await run(drawnLayers(told), [2, 1], [9, 8], false, table, { shape: [], values: [2, 0] })).toEqual([9, 5, 6, 8, 1, 2]);
});

it('names weights by nodes, so that an edit elsewhere keeps them', () => {
  const namesOf = (layers: readonly LayerSpec[]) => networkWeights({ layers, input: [4], seed: 0 }).map(({ name }) => name);
  expect(namesOf(drawnLayers(drawing({ out: 'dense' }, 'input > out', 'out > output')))).toEqual(['out.kernel', 'out.bias']);
  const longer = drawing({ out: 'dense', before: 'batchNorm' }, 'input > before', 'before > out', 'out > output');
  expect(namesOf(drawnLayers(longer))).toEqual(expect.arrayContaining(['out.kernel', 'out.bias']));
});

const shapeOf = (layers: readonly LayerSpec[], input: (number | string)[]) => traceLayers(layers, input).at(-1)?.output;

it('knows no shape behind what is not wired, on a circle, or of a kind that is not known', () => {
  expect(shapeOf(drawnLayers(drawing({ a: 'relu' }, 'input > a')), [3])).toBeNull();
  expect(shapeOf(drawnLayers(drawing({ a: 'relu' }, 'a > output')), [3])).toBeNull();
  expect(shapeOf(drawnLayers(drawing({ sum: 'add' }, 'input > sum', 'sum > output')), [3])).toBeNull();
  expect(shapeOf(drawnLayers(drawing({ a: 'relu', b: 'add' }, 'input > b', 'a > b.second', 'b > a', 'a > output')), [3])).toBeNull();
  expect(shapeOf(drawnLayers(drawing({ a: 'from-the-future' }, 'input > a', 'a > output')), [3])).toBeNull();
});

it('is no list where branches meet or layers are only drawn', () => {
  expect(listOf(drawing({ a: 'relu', sum: 'add' }, 'input > a', 'a > sum', 'input > sum.second', 'sum > output'))).toBeNull();
  expect(listOf(drawing({ a: 'relu' }, 'input > a'))).toBeNull();
  expect(listOf(drawing({ a: 'relu', b: 'residual' }, 'input > a', 'a > b', 'input > b.skip', 'b > output'))).toEqual([layer('relu'), layer('residual', { layers: 1 })]);
  expect(listOf(drawing({ a: 'relu', b: 'tanh', c: 'residual' }, 'input > a', 'input > b', 'a > c', 'b > c.skip', 'c > output'))).toBeNull();
});

it.each<[string, string, (number | string)[], (number | string)[] | string]>([
  ['adds', 'add', [4, 4, 2], 'layer-merge-misfit'],
  ['adds a row of features', 'add', [2], [6, 6, 2]],
  ['adds a size that is not known', 'add', ['H', 6, 2], [6, 6, 2]],
  ['multiplies', 'multiply', [3], 'layer-merge-misfit'],
  ['joins more channels', 'concatenate', [6, 6, 3], [6, 6, 5]],
  ['joins channels that are not known', 'concatenate', [6, 6, 'C'], [6, 6, '2+C']],
  ['joins only pictures of one size', 'concatenate', [5, 6, 3], 'layer-concatenate-misfit'],
  ['joins only like with like', 'concatenate', [2], 'layer-concatenate-misfit'],
])('%s', (_sentence, kind, second, expected) => {
  const given = layerDefinition(kind)!.shape([6, 6, 2], {}, [second]);
  expect('code' in given ? given.code : given).toEqual(expected);
});
