/** Frechet distance between the normal distributions fitted to two sets of features (Dowson & Landau 1982; Heusel et al. 2017). */
import type { Rows } from './rows';
import { eigen, product, squareRoot } from './symmetric';

/** `|m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2))`. It falls with the number of rows: compare sets of the same size only. */
export function frechetDistance(x: Rows, y: Rows): number {
  const size = x.width;
  const [first, second] = [fit(x), fit(y)];
  // The product has the eigenvalues of the symmetric matrix R C2 R, where R is the root of C1.
  const root = squareRoot(first.covariance, size);
  const { values } = eigen(product(product(root, second.covariance, size), root, size), size);
  let distance = 0;
  for (let i = 0; i < size; i++) {
    distance += (first.mean[i]! - second.mean[i]!) ** 2 + first.covariance[i * size + i]! + second.covariance[i * size + i]!;
    distance -= 2 * Math.sqrt(Math.max(0, values[i]!));
  }
  return Math.max(0, distance);
}

function fit({ count, width, data }: Rows): { mean: Float64Array; covariance: Float64Array } {
  const mean = new Float64Array(width);
  for (let i = 0; i < data.length; i++) mean[i % width]! += data[i]! / count;
  const covariance = new Float64Array(width * width);
  const centred = new Float64Array(width);
  for (let row = 0; row < count; row++) {
    for (let k = 0; k < width; k++) centred[k] = data[row * width + k]! - mean[k]!;
    for (let i = 0; i < width; i++) {
      for (let j = 0; j <= i; j++) covariance[i * width + j]! += (centred[i]! * centred[j]!) / Math.max(1, count - 1);
    }
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) covariance[j * width + i] = covariance[i * width + j]!;
  return { mean, covariance };
}
