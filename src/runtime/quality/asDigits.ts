/** Pictures of any size as the Digit Classifier sees them: 28 x 28, grey, from 0 for paper to 1 for ink. */

/** Height and width of what the classifier sees. */
export const DIGIT_SIDE = 28;

export interface Pictures {
  /** `[count, height, width, channels]`. */
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Whether pictures go from -1 to 1, as a tanh generator's do. */
export function isSigned(data: Float32Array): boolean {
  return data.some((value) => value < -0.05);
}

/** Brightness of a colour (ITU-R BT.601). */
const weights = [0.299, 0.587, 0.114] as const;

/** `[count, 28, 28]` in [0, 1]; `signed` pictures go from -1 to 1. Every new pixel is the mean of the area that it covers. */
export function asDigits({ shape, data }: Pictures, signed: boolean): Float32Array {
  const [count = 0, height = 1, width = 1, channels = 1] = shape;
  const rows = areas(height);
  const columns = areas(width);
  const out = new Float32Array(count * DIGIT_SIDE * DIGIT_SIDE);
  for (let picture = 0; picture < count; picture++) {
    const start = picture * height * width * channels;
    for (let y = 0; y < DIGIT_SIDE; y++) {
      for (let x = 0; x < DIGIT_SIDE; x++) {
        let value = 0;
        for (const [row, rowShare] of rows[y]!) {
          for (const [column, columnShare] of columns[x]!) {
            value += rowShare * columnShare * grey(data, start + (row * width + column) * channels, channels);
          }
        }
        out[(picture * DIGIT_SIDE + y) * DIGIT_SIDE + x] = Math.min(1, Math.max(0, signed ? (value + 1) / 2 : value));
      }
    }
  }
  return out;
}

function grey(data: Float32Array, at: number, channels: number): number {
  if (channels < 3) return data[at]!;
  return weights[0] * data[at]! + weights[1] * data[at + 1]! + weights[2] * data[at + 2]!;
}

/** For each of the 28 places, the old places under it and the share of each. */
function areas(size: number): (readonly [place: number, share: number])[][] {
  const scale = size / DIGIT_SIDE;
  return Array.from({ length: DIGIT_SIDE }, (_, index) => {
    const from = index * scale;
    const to = from + scale;
    const covered: [number, number][] = [];
    for (let place = Math.floor(from); place < Math.min(size, Math.ceil(to - 1e-9)); place++) {
      covered.push([place, (Math.min(to, place + 1) - Math.max(from, place)) / scale]);
    }
    return covered;
  });
}
