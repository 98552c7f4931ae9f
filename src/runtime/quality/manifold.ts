/**
 * Precision and recall of samples (Kynkaanniemi et al. 2019): a set covers a point that lies as near to one of its
 * members as that member's own k-th neighbour.
 */
import { type Rows, nearestTo, squaredDistance } from './rows';

/** Squared distance of every row to its `k`-th nearest other row. */
export function radii(x: Rows, k: number): Float64Array {
  return Float64Array.from({ length: x.count }, (_, i) => nearestTo(x, i, x, k, i).at(-1)?.squared ?? 0);
}

/** Share of the rows of `points` that `set`, with its radii, covers. */
export function covered(points: Rows, set: Rows, reach: Float64Array): number {
  let inside = 0;
  for (let i = 0; i < points.count; i++) {
    for (let j = 0; j < set.count; j++) {
      if (squaredDistance(points, i, set, j) <= reach[j]!) {
        inside += 1;
        break;
      }
    }
  }
  return points.count === 0 ? 0 : inside / points.count;
}
