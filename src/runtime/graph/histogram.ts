/** How numbers are spread: counts in bins of equal width. */

export interface Histogram {
  readonly lowest: number;
  readonly highest: number;
  readonly mean: number;
  readonly deviation: number;
  readonly counts: readonly number[];
}

/** Counts finite numbers in `bins` bins between the smallest and the largest of them; all in the first bin where they are equal. */
export function histogram(values: ArrayLike<number>, bins = 32): Histogram {
  let [lowest, highest, sum, squares, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0, 0];
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (!Number.isFinite(value)) continue;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
    sum += value;
    squares += value * value;
    count += 1;
  }
  const counts = new Array<number>(bins).fill(0);
  if (count === 0) return { lowest: 0, highest: 0, mean: 0, deviation: 0, counts };
  const scale = highest > lowest ? bins / (highest - lowest) : 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (Number.isFinite(value)) counts[Math.min(bins - 1, Math.floor((value - lowest) * scale))]! += 1;
  }
  const mean = sum / count;
  return { lowest, highest, mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)), counts };
}
