import { expect, it } from 'vitest';
import { datasetId, datasetSource, elementShape, isDatasetSource, strokeDigits } from '../../../../src/nodes/sources/dataset/source';

it('carries the shape of the pictures in the name of the data', () => {
  const source = datasetSource('abc', 32, 48, 3);
  expect([elementShape(source), datasetId(source), isDatasetSource(source)]).toEqual([[32, 48, 3], 'abc', true]);
});

it('names Stroke Digits by nothing', () => {
  expect([elementShape(strokeDigits), datasetId(strokeDigits), isDatasetSource(strokeDigits)]).toEqual([[28, 28, 1], undefined, true]);
});

it.each(['abc', '28x28:abc', '28x28x1:', '0x28x1:abc', '-1x28x1:abc', '28x28x1e9:abc', '99999x9x1:abc'])('takes %j for no data', (source) => {
  expect(isDatasetSource(source)).toBe(false);
  expect(elementShape(source).every((size) => Number.isInteger(size) && size > 0)).toBe(true);
});
