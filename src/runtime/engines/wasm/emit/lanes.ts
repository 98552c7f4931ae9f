/** Which elements the four lanes of a vector hold. */
import { mergedAxes, type Axis } from '../../plan/axes';
import { sizeOf, type Shape } from '../../../tensor/shapes';
import type { I32 } from '../../../assembler/code';
import { i32 } from '../../../assembler/instructions';

/** Indices with the same distance from lane to lane: 1 for a run of neighbours, 0 for one and the same element. */
export interface RegularLanes {
  readonly kind: 'regular';
  /** Names `first`: equal keys mean equal indices. */
  readonly key: string;
  /** Several vectors share an index that is computed. */
  readonly first: I32;
  /** How far behind it the first lane is, which is known when the code is written. */
  readonly ahead: number;
  readonly stride: number;
  /** All of a run, from `first` on, lies between two neighbouring multiples of this; 0 where nothing is known. */
  readonly span: number;
}

export interface ScatteredLanes {
  readonly kind: 'scattered';
  /** Equal keys mean equal indices. */
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
  return { kind: 'regular', key, first, ahead: 0, stride: 1, span };
}

export function same(key: string, first: I32): RegularLanes {
  return { kind: 'regular', key, first, ahead: 0, stride: 0, span: 0 };
}

export const zeroLanes: RegularLanes = same('0', i32.const(0));

/** The run that lies so many vectors behind another one. */
export function following(lanes: RegularLanes, vectors: number): RegularLanes {
  return { ...lanes, ahead: lanes.ahead + 4 * vectors };
}

/** Equal names mean equal indices of all lanes that are equally far apart. */
export function nameOf(lanes: Lanes): string {
  return lanes.kind === 'scattered' || lanes.ahead === 0 ? lanes.key : `${lanes.key}+${lanes.ahead}`;
}

/** The index of one lane. */
export function laneIndex(lanes: Lanes, lane: number): I32 {
  if (lanes.kind === 'scattered') return lanes.indices[lane]!;
  const distance = lanes.ahead + lane * lanes.stride;
  return distance === 0 ? lanes.first : i32.add(lanes.first, i32.const(distance));
}

/** The same four lanes on their own, without what else shares their first index. */
function alone(lanes: RegularLanes, keep: Keep): RegularLanes {
  if (lanes.ahead === 0 && lanes.span <= 4) return lanes;
  const key = nameOf(lanes);
  const first = lanes.ahead === 0 ? lanes.first : keep(key, () => laneIndex(lanes, 0));
  return { ...lanes, key, first, ahead: 0, span: lanes.span % 4 === 0 ? Math.min(lanes.span, 4) : lanes.span };
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
  const inRange = lanes.kind === 'regular' && sizeOf(shape) % unrolled === 0;
  const key = (name: string): string => `${name}[${axes.map(({ size, stride }) => `${size}:${stride}`).join()}]`;
  const map = (index: I32, name: string): I32 => keep(key(name), () => mapIndex(axes, index, name, keep, inRange));
  const scattered = (name: string, indices: readonly I32[]): Lanes => ({ kind: 'scattered', key: key(name), indices: indices.map((index, lane) => map(index, `${name}.${lane}`)) });
  if (lanes.kind === 'scattered') return scattered(lanes.key, lanes.indices);
  const mapRun = (from: RegularLanes): RegularLanes => ({
    ...from, key: key(from.key), first: map(from.first, from.key), ahead: from.ahead * inner.stride, stride: from.stride * inner.stride, span: mappedSpan(axes, from),
  });
  if (isAlong(inner, lanes) && (inner.stride !== 1 || mappedSpan(axes, lanes) > 0)) return mapRun(lanes);
  const single = alone(lanes, keep);
  if (lanes.stride === 0 || axes.length === 1 || isAlong(inner, single)) return mapRun(single);
  return scattered(single.key, [0, 1, 2, 3].map((lane) => laneIndex(single, lane)));
}

/** Whether a run of neighbours never leaves a row of the innermost axis. */
function isAlong(inner: Axis, { stride, span }: RegularLanes): boolean {
  return stride === 1 && span > 0 && inner.size % span === 0;
}

/** The span of a run that is mapped along the innermost axis. */
function mappedSpan(axes: readonly Axis[], lanes: RegularLanes): number {
  const inner = axes.at(-1)!;
  const stays = inner.stride === 1 && isAlong(inner, lanes) && axes.slice(0, -1).every(({ stride }) => stride % lanes.span === 0);
  return stays ? lanes.span : 0;
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
