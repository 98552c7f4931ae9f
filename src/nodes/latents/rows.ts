/** Rows of latents. */
import type { ProgramBuilder } from '../../runtime/tensor/builder';
import { broadcastTo, mean, slice } from '../../runtime/tensor/operations';
import type { Value } from '../../runtime/tensor/program';

/** The first of `latents` `[n, D]`, `rows` times. */
export function firstOf(b: ProgramBuilder, latents: Value, rows: number): Value {
  const width = latents.shape[1] ?? 1;
  return broadcastTo(b, slice(b, latents, [0, 0], [1, width]), [rows, width]);
}

/** The mean of `latents` `[n, D]`, as one row. */
export function meanOf(b: ProgramBuilder, latents: Value): Value {
  return mean(b, latents, [0], true);
}
