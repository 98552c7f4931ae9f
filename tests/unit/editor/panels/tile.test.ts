import { expect, test } from 'vitest';
import { columnsFor, tile } from '../../../../src/editor/samples/pixels';

const pixel = ({ width, pixels }: { width: number; pixels: Uint8ClampedArray }, x: number, y: number) => [
  ...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
];

test('samples stand row by row with a gap between them', () => {
  const picture = tile({ kind: 'images', count: 3, height: 1, width: 1, channels: 1, pixels: Uint8ClampedArray.of(10, 20, 30) });
  expect([picture.width, picture.height]).toEqual([3, 3]);
  expect(pixel(picture, 0, 0)).toEqual([10, 10, 10, 255]);
  expect(pixel(picture, 2, 0)).toEqual([20, 20, 20, 255]);
  expect(pixel(picture, 0, 2)).toEqual([30, 30, 30, 255]);
  expect(pixel(picture, 1, 0)).toEqual([0, 0, 0, 0]);
});

test('colour keeps its channels', () => {
  const picture = tile({ kind: 'images', count: 1, height: 1, width: 1, channels: 3, pixels: Uint8ClampedArray.of(1, 2, 3) });
  expect(pixel(picture, 0, 0)).toEqual([1, 2, 3, 255]);
});

test('the grid is as square as it can be', () => {
  expect([1, 2, 16, 25, 26].map(columnsFor)).toEqual([1, 2, 4, 5, 6]);
});
