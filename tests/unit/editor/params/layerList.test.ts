import { expect, test } from 'vitest';
import { insertLayer, moveLayer, newLayer, removeLayer, setLayerParam } from '../../../../src/editor/params/layers/layerList';

const layers = ['flatten', 'dense', 'relu'].map(newLayer);
const kinds = (list: readonly { kind: string }[]) => list.map(({ kind }) => kind);

test('a new layer has the defaults of its kind', () => {
  expect(newLayer('dense').params.units).toBeTypeOf('number');
});

test('layers are put in and taken out by place', () => {
  expect(kinds(insertLayer(layers, 2, newLayer('batchNorm')))).toEqual(['flatten', 'dense', 'batchNorm', 'relu']);
  expect(kinds(removeLayer(layers, 0))).toEqual(['dense', 'relu']);
});

test('a layer moves to the place it is given', () => {
  expect(kinds(moveLayer(layers, 0, 2))).toEqual(['dense', 'relu', 'flatten']);
  expect(kinds(moveLayer(layers, 2, 0))).toEqual(['relu', 'flatten', 'dense']);
});

test('a move beyond an end stops there, and no move gives the same list', () => {
  expect(kinds(moveLayer(layers, 1, 9))).toEqual(['flatten', 'relu', 'dense']);
  expect(moveLayer(layers, 0, -1)).toBe(layers);
  expect(moveLayer(layers, 7, 0)).toBe(layers);
});

test('a parameter changes in its own layer only', () => {
  const changed = setLayerParam(layers, 1, 'units', 7);
  expect(changed[1]?.params.units).toBe(7);
  expect(changed[0]).toBe(layers[0]);
  expect(layers[1]?.params.units).not.toBe(7);
});
