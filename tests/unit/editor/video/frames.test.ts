import { expect, it } from 'vitest';
import { enlarged, frameOf, savedScale } from '../../../../src/editor/video/frames';
import type { SamplePreview } from '../../../../src/editor/samples/pixels';

const preview: SamplePreview = { kind: 'images', count: 2, height: 1, width: 2, channels: 1, pixels: Uint8ClampedArray.of(1, 2, 3, 4) };

it('takes one picture as a frame', () => {
  expect([...frameOf(preview, 1).pixels]).toEqual([3, 3, 3, 255, 4, 4, 4, 255]);
});

it('makes each pixel a square', () => {
  const { width, height, pixels } = enlarged(frameOf(preview, 0), 2);
  expect([width, height]).toEqual([4, 2]);
  expect(Array.from({ length: 8 }, (_, pixel) => pixels[4 * pixel])).toEqual([1, 1, 2, 2, 1, 1, 2, 2]);
});

it('enlarges small pictures to an even size, and keeps large ones', () => {
  expect(savedScale({ width: 28, height: 28 }, 448)).toBe(16);
  expect(savedScale({ width: 512, height: 512 }, 448)).toBe(1);
  for (const width of [3, 5, 27, 33]) expect((savedScale({ width, height: width }, 448) * width) % 2).toBe(0);
});
