/** What the hand does to the whole digit: elastic warp, aspect, slant, rotation, and its place in the image. */
import type { CounterRandom } from '../../tensor/random';
import { lengthOf, type PenPath } from './pen';

const WAVES = 3;
/** Standard deviation of the waves' frequency along either axis, in turns for each unit of the path's box. */
const FREQUENCY = 0.03 / (2 * Math.PI);

/** Bends the plane by a few long random waves of about `amplitude` (units of the path's box of 100). */
export function warp(path: PenPath, amplitude: number, random: CounterRandom): void {
  for (let wave = 0; wave < WAVES; wave++) {
    const frequencyX = FREQUENCY * random.normal();
    const frequencyY = FREQUENCY * random.normal();
    const phase = random.uniform();
    const shiftX = amplitude * random.normal();
    const shiftY = amplitude * random.normal();
    for (let i = 0; i < path.length; i++) {
      const height = sineOfTurns(frequencyX * path.x[i]! + frequencyY * path.y[i]! + phase);
      path.x[i]! += shiftX * height;
      path.y[i]! += shiftY * height;
    }
  }
}

/**
 * The sine of an angle in turns, to 1e-7: by Taylor's polynomial within a quarter turn. Unlike that of the language it is
 * the same in every browser, and takes a quarter of the time.
 */
export function sineOfTurns(turns: number): number {
  const fromCrest = turns - 0.25;
  const angle = 2 * Math.PI * (0.25 - Math.abs(fromCrest - Math.floor(fromCrest + 0.5)));
  const square = angle * angle;
  return angle * (1 + square * (-1 / 6 + square * (1 / 120 + square * (-1 / 5040 + square * (1 / 362880 - square / 39916800)))));
}

/** Width over height, then shear (`slant` > 0 leans to the right), then `rotation` in radians, clockwise. */
export function shape(path: PenPath, aspect: number, slant: number, rotation: number): void {
  const cos = Math.cos(rotation);
  const sin = Math.sin(rotation);
  for (let i = 0; i < path.length; i++) {
    const y = path.y[i]!;
    const x = aspect * path.x[i]! - slant * y;
    path.x[i] = cos * x - sin * y;
    path.y[i] = sin * x + cos * y;
  }
}

/**
 * Scales the path, drawn with a pen of `radius` pixels, to fit `box` pixels on its longer side, and puts
 * its centre of ink at (`centreX`, `centreY`).
 */
export function place(path: PenPath, radius: number, box: number, centreX: number, centreY: number): void {
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  let ink = 0;
  let inkX = 0;
  let inkY = 0;
  for (let i = 0; i < path.length; i++) {
    const x = path.x[i]!;
    const y = path.y[i]!;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    if (path.starts[i] === 1) continue;
    const beforeX = path.x[i - 1]!;
    const beforeY = path.y[i - 1]!;
    const piece = lengthOf(x - beforeX, y - beforeY) * path.pressures[i]!;
    ink += piece;
    inkX += (piece * (x + beforeX)) / 2;
    inkY += (piece * (y + beforeY)) / 2;
  }
  const scale = (box - 2 * radius) / Math.max(right - left, bottom - top);
  for (let i = 0; i < path.length; i++) {
    path.x[i] = centreX + scale * (path.x[i]! - inkX / ink);
    path.y[i] = centreY + scale * (path.y[i]! - inkY / ink);
  }
}
