/** Which elements the four lanes of a vector hold. */
import { mergedAxes, type Axis } from '../../plan/axes';
import { sizeOf, type Shape } from '../../../tensor/shapes';
import type { I32 } from '../../../assembler/code';
import { i32 } from '../../../assembler/instructions';

/** Indices with the same distance from lane to lane: 1 for a run of neighbours, 0 for one and the same element. */
export interface RegularLanes {
  readonly kind: 'regular';
  /** Equal keys mean equal indices. */
  readonly key: string;
  /** Index of the first lane. */
  readonly first: I32;
  readonly stride: number;
  /** A run lies between two neighbouring multiples of this; 0 where nothing is known. */
  readonly span: number;
}

export interface ScatteredLanes {
  readonly kind: 'scattered';
  readonly key: string;
  readonly indices: readonly I32[];
}

export type Lanes = RegularLanes | ScatteredLanes;

/** Elements that loops over whole tensors take at once. */
export const unrolled = 16;

/** The same where random numbers are among them: each of their rounds waits for the one before, and many side by side wait together. */
export const unrolledRandom = 32;

/** Keeps the value of an index under a name, so that it is computed once. */
export type Keep = (key: string, value: () => I32) => I32;

export function run(key: string, first: I32, span: number): RegularLanes {
  return { kind: 'regular', key, first, stride: 1, span };
}

export function same(key: string, first: I32): RegularLanes {
  return { kind: 'regular', key, first, stride: 0, span: 0 };
}

export const zeroLanes: RegularLanes = same('0', i32.const(0));

/** The index of one lane. */
export function laneIndex(lanes: Lanes, lane: number): I32 {
  if (lanes.kind === 'scattered') return lanes.indices[lane]!;
  return lane * lanes.stride === 0 ? lanes.first : i32.add(lanes.first, i32.const(lane * lanes.stride));
}

/** The lanes that lie `distance` further. */
export function shifted(lanes: Lanes, distance: number, keep: Keep): Lanes {
  return distance === 0 ? lanes : moved(lanes, i32.const(distance), `${distance}`, distance, keep);
}

/** The lanes that lie `distance` further, which is a multiple of `step` and has a name. */
export function moved(lanes: Lanes, distance: I32, name: string, step: number, keep: Keep): Lanes {
  const key = `${lanes.key}+${name}`;
  const move = (index: I32, at: string): I32 => keep(at, () => i32.add(index, distance));
  if (lanes.kind === 'regular') return { ...lanes, key, first: move(lanes.first, key), span: lanes.span > 0 && step % lanes.span === 0 ? lanes.span : 0 };
  return { kind: 'scattered', key, indices: lanes.indices.map((index, lane) => move(index, `${key}.${lane}`)) };
}

/**
 * The elements of a source that belong to the elements `lanes` of a row-major tensor of this shape,
 * where a step along axis `a` moves by `strides[a]` in the source.
 */
export function mapLanes(shape: Shape, strides: readonly number[], lanes: Lanes, keep: Keep): Lanes {
  const axes = mergedAxes(shape, strides);
  const inner = axes.at(-1);
  if (!inner || axes.every(({ stride }) => stride === 0)) return zeroLanes;
  if (axes.length === 1 && inner.stride === 1) return lanes;
  const key = `${lanes.key}[${axes.map(({ size, stride }) => `${size}:${stride}`).join()}]`;
  const inRange = lanes.kind === 'regular' && sizeOf(shape) % unrolled === 0;
  const map = (index: I32, name: string): I32 => keep(`${name}[${key}]`, () => mapIndex(axes, index, name, keep, inRange));
  if (lanes.kind === 'scattered') return { kind: 'scattered', key, indices: lanes.indices.map((index, lane) => map(index, `${lanes.key}.${lane}`)) };
  const first = (): I32 => map(lanes.first, lanes.key);
  if (lanes.stride === 0) return same(key, first());
  const alongInner = lanes.span > 0 && inner.size % lanes.span === 0;
  if (axes.length === 1 || (alongInner && lanes.stride === 1)) {
    const stays = axes.slice(0, -1).every(({ stride }) => stride % lanes.span === 0);
    return { kind: 'regular', key, first: first(), stride: lanes.stride * inner.stride, span: inner.stride === 1 && alongInner && stays ? lanes.span : 0 };
  }
  return { kind: 'scattered', key, indices: [0, 1, 2, 3].map((lane) => map(laneIndex(lanes, lane), `${lanes.key}.${lane}`)) };
}

/** One index. Unless it is known to be in range it begins again beyond the last element, which the last vectors of a tensor may reach over. */
function mapIndex(axes: readonly Axis[], index: I32, name: string, keep: Keep, inRange: boolean): I32 {
  const terms: I32[] = [];
  let below = 1;
  for (const [turn, { size, stride }] of axes.toReversed().entries()) {
    if (stride !== 0) {
      const quotient = below === 1 ? index : keep(`${name}/${below}`, () => i32.divide(index, i32.const(below)));
      const outermost = turn === axes.length - 1;
      const coordinate = inRange && outermost ? quotient : keep(`${name}/${below}%${size}`, () => i32.remainder(quotient, i32.const(size)));
      terms.unshift(stride === 1 ? coordinate : i32.multiply(coordinate, i32.const(stride)));
    }
    below *= size;
  }
  return terms.reduce(i32.add);
}
