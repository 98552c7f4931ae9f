import { describe, expect, it } from 'vitest';
import { emptyPath, writePath } from '../../../../src/runtime/data/strokeDigits/pen';
import { rasterise } from '../../../../src/runtime/data/strokeDigits/rasterise';
import { parseSkeleton } from '../../../../src/runtime/data/strokeDigits/skeleton';
import { digitStyles } from '../../../../src/runtime/data/strokeDigits/styles';
import { CounterRandom } from '../../../../src/runtime/tensor/random';
import { lineBetween } from './penPaths';

describe('parseSkeleton', () => {
  it('reads points, corners and pen lifts', () => {
    const skeleton = parseSkeleton('10,20 30,40* | 5,6 7,8');
    expect([...skeleton.points]).toEqual([10, 20, 30, 40, 5, 6, 7, 8]);
    expect([...skeleton.corners]).toEqual([0, 1, 0, 0]);
    expect([...skeleton.starts]).toEqual([1, 0, 1, 0]);
  });
});

describe('digitStyles', () => {
  it('have shapes that can be mixed: the same points, corners and lifts in order', () => {
    for (const { shapes } of digitStyles.flat()) {
      for (const shape of shapes) {
        expect(shape.points.length).toBe(shapes[0]!.points.length);
        expect(shape.points.every(Number.isFinite)).toBe(true);
        expect([shape.corners, shape.starts]).toEqual([shapes[0]!.corners, shapes[0]!.starts]);
      }
    }
  });

  it('are written as smooth curves: neighbouring points lie close together', () => {
    const path = emptyPath();
    digitStyles.flat().forEach((style, index) => {
      writePath(path, style, new CounterRandom(1, index));
      for (let i = 1; i < path.length; i++) {
        if (path.starts[i] === 1) continue;
        expect(Math.hypot(path.x[i]! - path.x[i - 1]!, path.y[i]! - path.y[i - 1]!)).toBeLessThan(25);
      }
    });
  });
});

describe('rasterise', () => {
  it('inks a round pen, full inside and fading over its edge', () => {
    const image = new Float32Array(28 * 28).fill(0.7);
    rasterise(lineBetween([8, 10], [20, 10]), 2, 1, image);
    const column = [7, 8, 9, 10, 11, 12, 13].map((y) => image[y * 28 + 14]);
    expect(column).toEqual([0, 0.5, 1, 1, 1, 0.5, 0]);
    expect([5, 6, 7].map((x) => image[10 * 28 + x])).toEqual([0, 0.5, 1]);
    expect(image[0]).toBe(0);
  });

  it('clips what lies outside the image', () => {
    const image = new Float32Array(28 * 28);
    rasterise(lineBetween([-50, 0], [50, 0]), 1, 1, image);
    expect([...image.subarray(0, 28)]).toEqual(new Array(28).fill(1));
    expect([...image.subarray(2 * 28)]).toEqual(new Array(26 * 28).fill(0));
  });
});
