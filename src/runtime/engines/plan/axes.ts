/** Axes of a tensor as kernels walk them. */
import { stridesOf, type Shape } from '../../tensor/shapes';

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

/** For each axis of shape `to`, how far a step moves in a row-major tensor of shape `from` that is broadcast to it. */
export function broadcastStrides(from: Shape, to: Shape): number[] {
  const missing = to.length - from.length;
  const strides = stridesOf(from);
  return to.map((_, axis) => (axis < missing || from[axis - missing] === 1 ? 0 : strides[axis - missing]!));
}
