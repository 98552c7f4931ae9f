/** How samples lie among each other and among the pictures that were learned from. */
import { type Rows, nearestTo, squaredDistance } from './rows';

/** Distance of every row of `x` to its nearest row of `y`. */
export function nearestDistances(x: Rows, y: Rows): Float64Array {
  return Float64Array.from({ length: x.count }, (_, i) => Math.sqrt(nearestTo(x, i, y, 1)[0]?.squared ?? 0));
}

/** Mean distance between two rows; every pair counts. */
export function meanDistance(x: Rows): number {
  let sum = 0;
  for (let i = 0; i < x.count; i++) for (let j = i + 1; j < x.count; j++) sum += Math.sqrt(squaredDistance(x, i, x, j));
  return x.count < 2 ? 0 : (2 * sum) / (x.count * (x.count - 1));
}

/** The value below which a share of all values lies; the lowest of them for a share of 0. */
export function quantile(values: Float64Array, share: number): number {
  const sorted = values.toSorted();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/**
 * Share of samples that lie nearer to a training picture than all but one in a hundred held-out pictures do:
 * 1 % where nothing was memorised. Both sets of distances are to the same training pictures.
 */
export function memorised(samples: Float64Array, heldOut: Float64Array): number {
  const near = quantile(heldOut, 0.01);
  return samples.length === 0 ? 0 : samples.filter((distance) => distance < near).length / samples.length;
}

/** Latent dimensions whose mean varies over the data by more than 0.01 (Burda et al. 2016, section 5). */
export function activeUnits({ count, width, data }: Rows): number {
  let active = 0;
  for (let unit = 0; unit < width; unit++) {
    let [sum, squares] = [0, 0];
    for (let row = 0; row < count; row++) {
      const value = data[row * width + unit]!;
      sum += value;
      squares += value * value;
    }
    if (squares / count - (sum / count) ** 2 > 0.01) active += 1;
  }
  return active;
}
