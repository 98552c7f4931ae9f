/** Fewer points for a long curve, so that drawing stays cheap however long a training lasts. */

export interface Rows {
  /** Step of each row. */
  readonly steps: Float64Array;
  readonly stride: number;
}

/** Steps of the rows to draw: every `stride`-th one and the last. */
export function thinRows(firstStep: number, length: number, most: number): Rows {
  const stride = Math.max(1, Math.ceil(length / most));
  const count = Math.ceil(length / stride);
  const steps = Float64Array.from({ length: count }, (_, row) => firstStep + rowIndex(row, stride, length));
  return { steps, stride };
}

/** Values at the rows that `thinRows` chose. */
export function thinValues(values: Float32Array, stride: number): Float32Array {
  const count = Math.ceil(values.length / stride);
  return Float32Array.from({ length: count }, (_, row) => values[rowIndex(row, stride, values.length)] ?? Number.NaN);
}

/** Row `row` shows the last step of its stride. */
function rowIndex(row: number, stride: number, length: number): number {
  return Math.min(length - 1, (row + 1) * stride - 1);
}
