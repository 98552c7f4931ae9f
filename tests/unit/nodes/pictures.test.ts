import { expect, it } from 'vitest';
import { picturePreview } from '../../../src/nodes/pictures';

const grey = (...values: number[]) => ({ shape: [1, 1, values.length, 1], data: Float32Array.from(values) });
const pixels = (...[tensor, range]: Parameters<typeof picturePreview>) => {
  const preview = picturePreview(tensor, range);
  return preview?.kind === 'images' ? [...preview.pixels] : null;
};

it('draws 0 as black and 1 as white', () => {
  expect(pixels(grey(0, 0.5, 1), 'zeroToOne')).toEqual([0, 128, 255]);
});

it('draws -1 as black and 1 as white where asked, or where numbers are below 0', () => {
  expect(pixels(grey(-1, 0, 1), 'minusOneToOne')).toEqual([0, 128, 255]);
  expect(pixels(grey(-1, 0, 1), 'auto')).toEqual([0, 128, 255]);
});

it('takes a little below 0 for noise', () => {
  expect(pixels(grey(-0.01, 0, 1), 'auto')).toEqual([0, 0, 255]);
});

it('cuts off what is too bright, and draws what is no number as black', () => {
  expect(pixels(grey(-3, 7, Number.NaN), 'zeroToOne')).toEqual([0, 255, 0]);
});

it('keeps the order of pictures, rows and colours', () => {
  const data = Float32Array.from({ length: 2 * 2 * 3 * 3 }, (_, index) => index / 255);
  expect(picturePreview({ shape: [2, 2, 3, 3], data }, 'zeroToOne')).toMatchObject({ count: 2, height: 2, width: 3, channels: 3, pixels: Uint8ClampedArray.from({ length: 36 }, (_, index) => index) });
});

it.each([[[4, 100]], [[1, 2, 2, 2]], [[2, 2, 1]]])('has no picture for the shape %j', (shape) => {
  expect(picturePreview({ shape, data: new Float32Array(400) }, 'auto')).toBeNull();
});
