/** Both ways to ink a pen's path: the same pictures, bit for bit. */
import { describe, expect, it } from 'vitest';
import { place, sineOfTurns } from '../../../../src/runtime/data/strokeDigits/deform';
import { inkScalars } from '../../../../src/runtime/data/strokeDigits/inkScalars';
import { inkVectors } from '../../../../src/runtime/data/strokeDigits/inkVectors';
import { emptyPath, writePath, type PenPath } from '../../../../src/runtime/data/strokeDigits/pen';
import { Rasteriser } from '../../../../src/runtime/data/strokeDigits/rasterise';
import { digitStyles } from '../../../../src/runtime/data/strokeDigits/styles';
import { CounterRandom } from '../../../../src/runtime/tensor/random';
import { lineBetween } from './penPaths';

const pixels = 28 * 28;
const scalars = new Rasteriser(inkScalars());
const vectors = new Rasteriser(inkVectors()!);

function drawn(rasteriser: Rasteriser, path: PenPath, radius: number, softness: number): Float32Array {
  const image = new Float32Array(pixels).fill(0.3);
  rasteriser.draw(path, radius, softness, image);
  return image;
}

describe('scalars and vectors', () => {
  it('agree on digits of all kinds, wherever they lie', () => {
    const path = emptyPath();
    const random = new CounterRandom(3);
    for (let index = 0; index < 300; index++) {
      const styles = digitStyles[index % 10]!;
      writePath(path, styles[index % styles.length]!, random);
      const radius = 0.6 + 2 * random.uniform();
      place(path, radius, 8 + 24 * random.uniform(), 28 * random.uniform(), 28 * random.uniform());
      const softness = 0.5 + random.uniform();
      expect(drawn(vectors, path, radius, softness)).toEqual(drawn(scalars, path, radius, softness));
    }
  });

  it.each([
    ['at the right edge', [20, 5], [40, 9]],
    ['at the lower edge', [3, 27], [9, 60]],
    ['in the last pixel', [27, 27], [27, 27]],
    ['that is a point', [10.5, 11.25], [10.5, 11.25]],
    ['beyond the image', [40, 40], [60, 50]],
  ] as const)('agree on a line %s', (_, from, to) => {
    const path = lineBetween(from, to, 1.3);
    expect(drawn(vectors, path, 2, 1.2)).toEqual(drawn(scalars, path, 2, 1.2));
  });

  it.each([['scalars', scalars], ['vectors', vectors]])('leave nothing of a picture in the next: %s', (_, rasteriser) => {
    drawn(rasteriser, lineBetween([0, 0], [40, 40]), 3, 1);
    expect(drawn(rasteriser, lineBetween([40, 40], [60, 50]), 1, 1)).toEqual(new Float32Array(pixels));
  });
});

it('knows the distance of every pixel to a line', () => {
  const image = drawn(vectors, lineBetween([6.5, 7.25], [19.5, 16], 1.3), 2, 1.5);
  for (let y = 0; y < 28; y++) {
    for (let x = 0; x < 28; x++) {
      const along = Math.min(1, Math.max(0, ((x - 6.5) * 13 + (y - 7.25) * 8.75) / (13 ** 2 + 8.75 ** 2)));
      const distance = Math.hypot(x - 6.5 - 13 * along, y - 7.25 - 8.75 * along);
      const expected = Math.min(1, Math.max(0, (2 + 0.6 * along + 0.75 - distance) / 1.5));
      expect(Math.abs(image[y * 28 + x]! - expected)).toBeLessThan(2e-6);
    }
  }
});

it('knows sines', () => {
  for (let turns = -3; turns < 3; turns += 0.0137) expect(Math.abs(sineOfTurns(turns) - Math.sin(2 * Math.PI * turns))).toBeLessThan(1e-7);
});
