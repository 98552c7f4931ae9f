/** Rows from normal distributions whose distances are known in closed form. */
import { type Rows, rowsOf } from '../../../../src/runtime/quality/rows';
import { CounterRandom } from '../../../../src/runtime/tensor/random';

/** `count` rows; dimension `k` is `means[k] + deviations[k] * noise`. */
export function gaussian(seed: number, count: number, means: readonly number[], deviations: readonly number[] = means.map(() => 1)): Rows {
  const random = new CounterRandom(seed);
  const width = means.length;
  return rowsOf(Float32Array.from({ length: count * width }, (_, i) => means[i % width]! + deviations[i % width]! * random.normal()), width);
}
