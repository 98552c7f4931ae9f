/** Weights as whole numbers of eight bits: a quarter of the bytes, and as good on held-out text (docs/language-model.md). */

export interface Quantized {
  /** From -127 to 127. */
  readonly values: Int8Array;
  /** One for each row; a weight is its value times the scale of its row. */
  readonly scales: Float32Array;
}

/** Quantizes a matrix with rows of `columns` numbers. Numbers that were quantized before come out as the same ones. */
export function quantizeRows(data: Float32Array, columns: number): Quantized {
  const scales = new Float32Array(data.length / columns);
  const values = new Int8Array(data.length);
  for (let row = 0; row < scales.length; row++) {
    const start = row * columns;
    let most = 0;
    for (let i = start; i < start + columns; i++) most = Math.max(most, Math.abs(data[i]!));
    const scale = Math.fround(most / 127);
    scales[row] = scale;
    if (scale > 0) for (let i = start; i < start + columns; i++) values[i] = Math.round(data[i]! / scale);
  }
  return { values, scales };
}
