/** Smoothing of a noisy curve. */

/**
 * Exponential moving average, corrected for its start as in Kingma & Ba 2015, so that the first value is the raw one.
 * Gaps (NaN) stay gaps and do not disturb what follows.
 * @param weight share of the past, in [0, 1); 0 changes nothing.
 */
export function smooth(values: ArrayLike<number>, weight: number): Float32Array {
  const result = new Float32Array(values.length);
  let mean = 0;
  let certainty = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (Number.isFinite(value)) {
      mean = weight * mean + (1 - weight) * value;
      certainty = weight * certainty + (1 - weight);
      result[i] = mean / certainty;
    } else {
      result[i] = Number.NaN;
    }
  }
  return result;
}
