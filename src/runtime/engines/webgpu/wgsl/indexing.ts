/** Index arithmetic as WGSL expressions on u32. */
import { stridesOf, type Shape } from '../../../tensor/shapes';
import { broadcastStrides, mergedAxes } from '../../plan/axes';

/** An expression with its brackets where it needs them. */
const scaled = (expression: string, factor: number): string => (factor === 1 ? expression : `${expression} * ${factor}u`);

/**
 * The element of a source that belongs to element `index` of a row-major tensor of this shape,
 * where a step along axis `a` moves by `strides[a]` in the source.
 */
export function mapIndex(shape: Shape, strides: readonly number[], index: string, start = 0): string {
  const axes = mergedAxes(shape, strides);
  const terms: string[] = [];
  let inner = 1;
  for (let axis = axes.length - 1; axis >= 0; axis--) {
    const { size, stride } = axes[axis]!;
    if (stride !== 0) {
      const quotient = inner === 1 ? index : `${index} / ${inner}u`;
      terms.unshift(scaled(axis === 0 ? bracketed(quotient) : `(${bracketed(quotient)} % ${size}u)`, stride));
    }
    inner *= size;
  }
  if (start !== 0) terms.push(`${start}u`);
  return terms.length === 0 ? '0u' : terms.join(' + ');
}

/** The element of a tensor of shape `from` that broadcasting puts at element `index` of shape `to`. */
export function broadcastIndex(from: Shape, to: Shape, index: string): string {
  return mapIndex(to, broadcastStrides(from, to), index);
}

/** The coordinate along one axis. */
export function coordinate(shape: Shape, axis: number, index: string): string {
  const stride = stridesOf(shape)[axis]!;
  const quotient = bracketed(stride === 1 ? index : `${index} / ${stride}u`);
  return axis === 0 ? quotient : `(${quotient} % ${shape[axis]!}u)`;
}

function bracketed(expression: string): string {
  return /^\w+$/.test(expression) ? expression : `(${expression})`;
}
