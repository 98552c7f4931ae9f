/** Axes of a tensor as kernels walk them. */
import type { Shape } from '../../tensor/shapes';

export interface Axis {
  readonly size: number;
  /** Distance between neighbours in the source, in elements. */
  readonly stride: number;
}

/** Axes, outermost first, with neighbouring ones that are as good as one joined, without those of size 1. */
export function mergedAxes(shape: Shape, strides: readonly number[]): Axis[] {
  const axes: Axis[] = [];
  shape.forEach((size, axis) => {
    if (size === 1) return;
    const stride = strides[axis]!;
    const outer = axes.at(-1);
    if (outer && outer.stride === stride * size) axes[axes.length - 1] = { size: outer.size * size, stride };
    else axes.push({ size, stride });
  });
  return axes;
}
