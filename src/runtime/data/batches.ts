/** Which examples make the batch of a step: shuffled epochs as a pure function of the step. */
import { CounterRandom } from '../tensor/random';

/** Keeps the shuffle apart from whatever else a seed is used for. */
const SHUFFLE_STREAM = 0x5af1e;

interface Permutation {
  seed: number;
  size: number;
  epoch: number;
  order: Int32Array;
}

/** The latest two epochs, because a batch may span the end of one. A memo only: never part of the result. */
const recent: Permutation[] = [];

function epochOrder(seed: number, size: number, epoch: number): Int32Array {
  for (const known of recent) if (known.seed === seed && known.size === size && known.epoch === epoch) return known.order;
  const random = new CounterRandom(seed, SHUFFLE_STREAM, epoch);
  const order = Int32Array.from({ length: size }, (_, index) => index);
  for (let last = size - 1; last > 0; last--) {
    const chosen = random.integer(last + 1);
    const moved = order[last]!;
    order[last] = order[chosen]!;
    order[chosen] = moved;
  }
  recent.push({ seed, size, epoch, order });
  if (recent.length > 2) recent.shift();
  return order;
}

/**
 * The indices of batch number `step` (from 0) of `batch` examples out of `size`; every example comes
 * exactly once per epoch, and a batch may span the end of one. With `size` null (an unlimited source)
 * the examples are simply numbered on and on. Depends on nothing but its arguments, so that a resumed
 * training goes on with the very same batches. They are written to `indices`.
 */
export function batchIndices(seed: number, size: number | null, batch: number, step: number, indices: Int32Array = new Int32Array(batch)): Int32Array {
  const start = step * batch;
  for (let i = 0; i < batch; i++) {
    const position = start + i;
    indices[i] = size === null ? position : epochOrder(seed, size, Math.floor(position / size))[position % size]!;
  }
  return indices;
}
