/**
 * Kernel distance: the unbiased squared maximum mean discrepancy under a polynomial kernel of degree 3, over subsets
 * (Binkowski et al. 2018, "Demystifying MMD GANs", there on other features and called KID).
 */
import { CounterRandom } from '../tensor/random';
import { type Rows, pickRows } from './rows';

export interface SubsetOptions {
  readonly subsets: number;
  readonly size: number;
  readonly seed: number;
}

/** Mean and standard deviation over the subsets; 0 on average where both sets come from one distribution. */
export function kernelDistance(x: Rows, y: Rows, { subsets, size, seed }: SubsetOptions): { mean: number; spread: number } {
  // Larger subsets would be nearly the same ones again, and show no spread.
  const drawn = Math.min(size, x.count >> 1, y.count >> 1);
  const values = Array.from({ length: subsets }, (_, subset) => {
    const random = new CounterRandom(seed, subset);
    return unbiased(pickRows(x, draw(random, x.count, drawn)), pickRows(y, draw(random, y.count, drawn)));
  });
  const mean = values.reduce((sum, value) => sum + value, 0) / subsets;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, subsets - 1));
  return { mean, spread };
}

/** The estimate on all rows: without the kernel of a row with itself (Gretton et al. 2012, equation 3). */
export function unbiased(x: Rows, y: Rows): number {
  return kernelMean(x, x, true) + kernelMean(y, y, true) - 2 * kernelMean(x, y, false);
}

/** Mean of `(x . y / width + 1) ^ 3` over pairs. */
function kernelMean(x: Rows, y: Rows, same: boolean): number {
  const { width } = x;
  let sum = 0;
  for (let i = 0; i < x.count; i++) {
    // Within one set every pair counts twice.
    for (let j = same ? i + 1 : 0; j < y.count; j++) {
      let product = 0;
      for (let k = 0; k < width; k++) product += x.data[i * width + k]! * y.data[j * width + k]!;
      const base = product / width + 1;
      sum += base * base * base;
    }
  }
  return same ? (2 * sum) / (x.count * (x.count - 1)) : sum / (x.count * y.count);
}

/** `size` different numbers below `count`. */
function draw(random: CounterRandom, count: number, size: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let place = 0; place < size; place++) {
    const chosen = place + random.integer(count - place);
    [order[place], order[chosen]] = [order[chosen]!, order[place]!];
  }
  return order.slice(0, size);
}
