import { expect, it } from 'vitest';
import { type Augmentation, augmented, changes } from '../../../../src/runtime/data/augment';
import { arraySource } from '../../../../src/runtime/data/exampleSource';

const none: Augmentation = { shift: 0, rotate: 0, flip: false, noise: 0 };
/** Two pictures of 4x4: one bright pixel beside the middle, at the left or at the right. */
const spots = arraySource(Uint8Array.from({ length: 32 }, (_, i) => (i === 5 || i === 16 + 6 ? 255 : 0)), Uint8Array.of(0, 1), 4, 4, 2);

function draw(augmentation: Augmentation, places: number[], seed = 1) {
  const [images, labels] = [new Float32Array(16 * places.length), new Int32Array(places.length)];
  augmented(spots, augmentation, seed).fill(Int32Array.from(places), images, labels);
  return { images: places.map((_, row) => [...images.subarray(row * 16, row * 16 + 16)]), labels: [...labels] };
}

it('gives every example once in an epoch, unchanged where nothing is asked for', () => {
  expect(changes(none)).toBe(false);
  const { images, labels } = draw(none, [0, 1, 2, 3]);
  expect(labels.slice(0, 2).sort()).toEqual([0, 1]);
  for (const [row, label] of labels.entries()) expect(images[row]!.indexOf(1)).toBe(label === 0 ? 5 : 6);
});

it('mirrors about half of the pictures', () => {
  const { images, labels } = draw({ ...none, flip: true }, Array.from({ length: 100 }, (_, place) => place));
  const mirrored = images.filter((image, row) => image.indexOf(1) !== (labels[row] === 0 ? 5 : 6));
  expect(mirrored.length).toBeGreaterThan(30);
  expect(mirrored.length).toBeLessThan(70);
});

it('changes each picture anew in the next epoch, and the same again for the same seed', () => {
  const moved: Augmentation = { ...none, shift: 1, rotate: 20, noise: 0.1 };
  expect(draw(moved, [0, 7])).toEqual(draw(moved, [0, 7]));
  expect(draw(moved, [0, 2, 4, 6]).images[0]).not.toEqual(draw(moved, [0, 2, 4, 6]).images[1]);
  expect(draw(moved, [0], 2)).not.toEqual(draw(moved, [0], 1));
});

it('keeps the light while it turns and moves within the picture, and keeps within 0 and 1 with noise', () => {
  for (const image of draw({ ...none, shift: 0.5, rotate: 15 }, [0, 1, 2, 3]).images) {
    expect(image.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 0);
  }
  const noisy = draw({ ...none, noise: 0.5 }, [0]).images[0]!;
  expect(Math.min(...noisy)).toBe(0);
  expect(Math.max(...noisy)).toBeLessThanOrEqual(1);
  expect(new Set(noisy).size).toBeGreaterThan(3);
});

it('turns a slope into a slope as steep, in every channel', () => {
  const side = 24;
  const steepness = [3, 5];
  // One channel rises to the right, the other downwards.
  const slopes = arraySource(Uint8Array.from({ length: side * side * 2 }, (_, i) => steepness[i % 2]! * (i % 2 === 0 ? Math.floor(i / 2) % side : Math.floor(i / 2 / side))), Uint8Array.of(0), side, side, 1, 2);
  const image = new Float32Array(side * side * 2);
  augmented(slopes, { ...none, shift: 2, rotate: 25, flip: true }, 3).fill(Int32Array.of(0), image, new Int32Array(1));
  const at = (x: number, y: number, channel: number) => 255 * image[(y * side + x) * 2 + channel]!;
  for (const channel of [0, 1]) {
    for (const [x, y] of [[9, 9], [12, 12], [14, 10]] as const) {
      const [across, down] = [at(x + 1, y, channel) - at(x, y, channel), at(x, y + 1, channel) - at(x, y, channel)];
      expect(Math.hypot(across, down)).toBeCloseTo(steepness[channel]!, 3);
      expect(Math.abs(across)).not.toBeCloseTo(steepness[channel]!, 3);
    }
  }
});

it('adds noise of the deviation that is asked for', () => {
  const grey = arraySource(new Uint8Array(64 * 64).fill(128), Uint8Array.of(0), 64, 64);
  const image = new Float32Array(64 * 64);
  augmented(grey, { ...none, noise: 0.1 }, 5).fill(Int32Array.of(0), image, new Int32Array(1));
  const mean = image.reduce((sum, value) => sum + value, 0) / image.length;
  const deviation = Math.sqrt(image.reduce((sum, value) => sum + (value - mean) ** 2, 0) / image.length);
  expect(mean).toBeCloseTo(128 / 255, 2);
  expect(deviation).toBeCloseTo(0.1, 2);
});
