/** What is seen of vectors. Pure. */

/** Cosine of the angle between two vectors of equal length, in [-1, 1]; 0 where one of them is zero. */
export function cosine(one: readonly number[], other: readonly number[]): number {
  const product = one.reduce((sum, value, index) => sum + value * other[index]!, 0);
  const length = Math.hypot(...one) * Math.hypot(...other);
  return length === 0 ? 0 : product / length;
}

const negative = [0xd9, 0x7a, 0x2b] as const;
const positive = [0x2f, 0x7f, 0xd0] as const;

/** One RGBA pixel for each number: orange below 0, blue above, opaque at the largest. */
export function stripPixels(values: readonly number[]): Uint8ClampedArray<ArrayBuffer> {
  const largest = Math.max(...values.map(Math.abs)) || 1;
  return Uint8ClampedArray.from(values.flatMap((value) => [...(value < 0 ? negative : positive), (Math.abs(value) / largest) * 255]));
}
