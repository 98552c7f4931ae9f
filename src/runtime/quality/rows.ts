/** Features of many pictures: rows of equal length, one after another. */

export interface Rows {
  readonly count: number;
  /** Numbers in a row. */
  readonly width: number;
  readonly data: Float32Array;
}

/** Wraps numbers as rows of `width`. */
export function rowsOf(data: Float32Array, width: number): Rows {
  return { count: data.length / width, width, data };
}

/** The rows from `from` up to `to`. */
export function sliceRows({ width, data }: Rows, from: number, to: number): Rows {
  return rowsOf(data.subarray(from * width, to * width), width);
}

/** Rows by number, copied. */
export function pickRows({ width, data }: Rows, indices: readonly number[]): Rows {
  const picked = new Float32Array(indices.length * width);
  for (const [place, index] of indices.entries()) picked.set(data.subarray(index * width, (index + 1) * width), place * width);
  return rowsOf(picked, width);
}

/** Squared Euclidean distance between row `i` of `x` and row `j` of `y`. */
export function squaredDistance(x: Rows, i: number, y: Rows, j: number): number {
  const { width } = x;
  const [from, to] = [i * width, j * width];
  let sum = 0;
  for (let k = 0; k < width; k++) {
    const difference = x.data[from + k]! - y.data[to + k]!;
    sum += difference * difference;
  }
  return sum;
}

/** The smallest squared distances of row `i` of `x` to the rows of `y`, at most `count`, in order; `skip` leaves one row out. */
export function nearestTo(x: Rows, i: number, y: Rows, count: number, skip = -1): { index: number; squared: number }[] {
  const nearest: { index: number; squared: number }[] = [];
  for (let j = 0; j < y.count; j++) {
    if (j === skip) continue;
    const squared = squaredDistance(x, i, y, j);
    if (nearest.length === count && squared >= nearest.at(-1)!.squared) continue;
    if (nearest.length === count) nearest.pop();
    const place = nearest.findIndex((other) => squared < other.squared);
    nearest.splice(place < 0 ? nearest.length : place, 0, { index: j, squared });
  }
  return nearest;
}
