/** Paths between latents, as operations, so that they follow networks that learn. */
import type { ProgramBuilder } from '../../runtime/tensor/builder';
import { clamp } from '../../runtime/tensor/composites';
import { add, div, gather, less, mul, neg, select, sin, sqrt, square, sub, sum } from '../../runtime/tensor/operations';
import type { Value } from '../../runtime/tensor/program';

export type Curve = 'linear' | 'spherical';

/**
 * Points `[n, D]` on the ways from each row of `from` to the row of `to` under it, `progress` in [0, 1] of the way.
 * Spherical: along the great circle, at an even pace, with the length between both lengths (Shoemake 1985; White 2016).
 */
export function along(b: ProgramBuilder, from: Value, to: Value, progress: readonly number[], curve: Curve): Value {
  const t = b.constant([...progress], [progress.length, 1]);
  const rest = sub(b, 1, t);
  const straight = add(b, mul(b, from, rest), mul(b, to, t));
  if (curve === 'linear') return straight;
  const [start, end] = [lengthOf(b, from), lengthOf(b, to)];
  const cosine = clamp(b, div(b, sum(b, mul(b, from, to), [1], true), mul(b, start, end)), -1, 1);
  const angle = arcCosine(b, cosine);
  const sine = sin(b, angle);
  const weight = (share: Value) => div(b, sin(b, mul(b, angle, share)), sine);
  const length = add(b, mul(b, start, rest), mul(b, end, t));
  const direction = add(b, mul(b, div(b, from, start), weight(rest)), mul(b, div(b, to, end), weight(t)));
  // Where both point the same way, or opposite ways, there is no one circle.
  return select(b, less(b, sine, 1e-3), straight, mul(b, direction, length));
}

/** `[n, 1]`; never 0, so that it can divide. */
function lengthOf(b: ProgramBuilder, latents: Value): Value {
  return sqrt(b, add(b, sum(b, square(b, latents), [1], true), 1e-12));
}

/** Abramowitz & Stegun 4.4.46: off by at most 2e-8. */
const coefficients = [-0.0012624911, 0.006670090, -0.0170881256, 0.0308918810, -0.0501743046, 0.0889789874, -0.2145988016, 1.5707963050];

function arcCosine(b: ProgramBuilder, cosine: Value): Value {
  const negative = less(b, cosine, 0);
  const size = select(b, negative, neg(b, cosine), cosine);
  const series = coefficients.slice(1).reduce<Value>((value, coefficient) => add(b, mul(b, value, size), coefficient), b.constant(coefficients[0]!, size.shape));
  const acute = mul(b, sqrt(b, clamp(b, sub(b, 1, size), 0, 1)), series);
  return select(b, negative, sub(b, Math.PI, acute), acute);
}

/**
 * A way through all rows of `points` `[n, D]` in turn, `frames` frames from each to the next; `closed` leads back to the
 * first. An open way ends with the last point.
 */
export function through(b: ProgramBuilder, points: Value, frames: number, curve: Curve, closed: boolean): Value {
  const count = points.shape[0] ?? 1;
  const stretches = closed ? count : count - 1;
  const steps = Array.from({ length: Math.max(1, stretches * frames + (closed ? 0 : 1)) }, (_, frame) => {
    const stretch = Math.min(Math.floor(frame / frames), Math.max(0, stretches - 1));
    return { from: stretch, to: (stretch + 1) % count, share: frame / frames - stretch };
  });
  const pick = (rows: readonly number[]) => gather(b, points, b.constant([...rows], [rows.length], 'i32'));
  return along(b, pick(steps.map(({ from }) => from)), pick(steps.map(({ to }) => to)), steps.map(({ share }) => share), curve);
}
