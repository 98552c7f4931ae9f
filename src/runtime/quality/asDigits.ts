/** Pictures of any size as the Digit Classifier sees them: 28 x 28, grey, from 0 for paper to 1 for ink. */
import type { ProgramBuilder } from '../tensor/builder';
import { clamp } from '../tensor/composites';
import { add, matmul, mul, reshape, transpose } from '../tensor/operations';
import type { Value } from '../tensor/program';

/** Height and width of what the classifier sees. */
export const DIGIT_SIDE = 28;

/** Brightness of a colour (ITU-R BT.601). */
const brightness = [0.299, 0.587, 0.114];

/** `[batch, 28, 28, 1]` in [0, 1] from `[batch, height, width, 1 or 3]`; `signed` pictures go from -1 to 1. */
export function asDigits(b: ProgramBuilder, pictures: Value, signed: boolean): Value {
  const [batch = 1, height = 1, width = 1, channels = 1] = pictures.shape;
  const grey = channels === 3 ? matmul(b, reshape(b, pictures, [batch * height * width, 3]), b.constant(brightness, [3, 1])) : pictures;
  const rows = resized(b, reshape(b, grey, [batch, height, width]), width);
  const both = resized(b, transpose(b, rows, [0, 2, 1]), height);
  const digits = reshape(b, transpose(b, both, [0, 2, 1]), [batch, DIGIT_SIDE, DIGIT_SIDE, 1]);
  return clamp(b, signed ? mul(b, add(b, digits, 1), 0.5) : digits, 0, 1);
}

/** The last axis of `[batch, lines, size]` with 28 places. */
function resized(b: ProgramBuilder, pictures: Value, size: number): Value {
  if (size === DIGIT_SIDE) return pictures;
  const [batch = 1, lines = 1] = pictures.shape;
  const flat = matmul(b, reshape(b, pictures, [batch * lines, size]), b.constant(areas(size), [size, DIGIT_SIDE]));
  return reshape(b, flat, [batch, lines, DIGIT_SIDE]);
}

/** `[size, 28]`: every new place is the mean of the old places that it covers. */
function areas(size: number): number[] {
  const scale = size / DIGIT_SIDE;
  const shares = new Array<number>(size * DIGIT_SIDE).fill(0);
  for (let place = 0; place < DIGIT_SIDE; place++) {
    const [from, to] = [place * scale, (place + 1) * scale];
    for (let old = Math.floor(from); old < Math.min(size, to); old++) {
      shares[old * DIGIT_SIDE + place] = Math.max(0, Math.min(to, old + 1) - Math.max(from, old)) / scale;
    }
  }
  return shares;
}
