/** Operations that only move elements: which element of the source it is. */
import { numberAttribute, numbersAttribute } from '../../../tensor/ops/op';
import type { Operation } from '../../../tensor/program';
import { sizeOf, stridesOf, type Shape } from '../../../tensor/shapes';
import { broadcastStrides } from '../../plan/axes';
import type { I32, V128 } from '../../../assembler/code';
import { i32, i32x4, v128 } from '../../../assembler/instructions';
import type { Block } from './block';
import { laneIndex, mapLanes, shifted, type Lanes } from './lanes';

interface Move {
  readonly operation: Operation;
  readonly lanes: Lanes;
  readonly shapes: readonly Shape[];
  readonly element: (argument: number, lanes: Lanes) => V128;
  readonly block: Block;
}

const map = ({ block, lanes }: Move, shape: Shape, strides: readonly number[]): Lanes => mapLanes(shape, strides, lanes, block.index);

/** The coordinates along one axis. */
function coordinates(move: Move, axis: number): Lanes {
  return map(move, move.operation.shape, move.operation.shape.map((_, other) => Number(other === axis)));
}

/** Whether every lane has the same index. */
const isUniform = (lanes: Lanes): boolean => lanes.kind === 'regular' && lanes.stride === 0;

/** The indices as a vector. */
function indexVector(block: Block, lanes: Lanes): V128 {
  if (lanes.kind === 'regular') {
    const first = i32x4.splat(laneIndex(lanes, 0));
    return lanes.stride === 0 ? first : i32x4.add(first, v128.const([0, lanes.stride, 2 * lanes.stride, 3 * lanes.stride], 'i32'));
  }
  const [first, ...others] = lanes.indices;
  return block.let(others.reduce((vector, index, lane) => i32x4.withLane(vector, lane + 1, index), i32x4.splat(first!)));
}

/** The given lanes where they are inside of a part that `isInside` tells, else element 0; and a mask of the former. */
function within(move: Move, source: Lanes, along: readonly Lanes[], isInside: (lane: number) => I32): { lanes: Lanes; mask: V128 } {
  const { block } = move;
  const key = `${source.key} within ${move.operation.op} ${along.map((lanes) => lanes.key).join()}`;
  if (source.kind === 'regular' && along.every(isUniform)) {
    const inside = block.let(isInside(0));
    const first = block.let(i32.select(inside, laneIndex(source, 0), i32.const(0)));
    return { lanes: { ...source, key: uniqueKey(key, first), first, ahead: 0 }, mask: i32x4.splat(i32.subtract(i32.const(0), inside)) };
  }
  const inside = [0, 1, 2, 3].map((lane) => block.let(isInside(lane)));
  const indices = inside.map((flag, lane) => block.let(i32.select(flag, laneIndex(source, lane), i32.const(0))));
  const flags = indexVector(block, { kind: 'scattered', key: '', indices: inside });
  return { lanes: { kind: 'scattered', key: uniqueKey(key, indices[0]!), indices }, mask: i32x4.negate(flags) };
}

/** A key that nothing else has: the index is in a variable of its own. */
const uniqueKey = (key: string, index: I32): string => `${key} ${index.bytes.flat().join()}`;

export const movers: Readonly<Record<string, (move: Move) => V128>> = {
  transpose: (move) => {
    const strides = stridesOf(move.shapes[0]!);
    return move.element(0, map(move, move.operation.shape, numbersAttribute(move.operation.attributes, 'order').map((axis) => strides[axis]!)));
  },
  broadcastTo: (move) => {
    const { shape } = move.operation;
    return move.element(0, map(move, shape, broadcastStrides(move.shapes[0]!, shape)));
  },
  slice: (move) => {
    const strides = stridesOf(move.shapes[0]!);
    const start = numbersAttribute(move.operation.attributes, 'begin').reduce((total, index, axis) => total + index * strides[axis]!, 0);
    return move.element(0, shifted(map(move, move.operation.shape, strides), start, move.block.index));
  },
  pad: (move) => {
    const { operation: { attributes, shape }, shapes: [from], block } = move;
    const before = numbersAttribute(attributes, 'before');
    const strides = stridesOf(from!);
    const padded = shape.flatMap((size, axis) => (size === from![axis] ? [] : [axis]));
    const along = padded.map((axis) => coordinates(move, axis));
    const isInside = (lane: number): I32 => padded
      .map((axis, index) => i32.below(i32.subtract(laneIndex(along[index]!, lane), i32.const(before[axis]!)), i32.const(from![axis]!)))
      .reduce(i32.and, i32.const(1));
    const start = before.reduce((total, count, axis) => total + count * strides[axis]!, 0);
    const { lanes, mask } = within(move, shifted(map(move, shape, strides), -start, block.index), along, isInside);
    return v128.and(move.element(0, lanes), mask);
  },
  concat: (move) => {
    const { operation: { attributes, shape }, shapes, block } = move;
    const axis = numberAttribute(attributes, 'axis');
    const along = coordinates(move, axis);
    let end = 0;
    return shapes.reduce<V128 | null>((sofar, from, argument) => {
      const begin = end;
      end += from[axis]!;
      const isInside = (lane: number): I32 => i32.below(i32.subtract(laneIndex(along, lane), i32.const(begin)), i32.const(from[axis]!));
      const strides = stridesOf(from);
      const { lanes, mask } = within(move, shifted(map(move, shape, strides), -begin * strides[axis]!, block.index), [along], isInside);
      const piece = v128.and(move.element(argument, lanes), mask);
      return block.let(sofar ? v128.or(sofar, piece) : piece);
    }, null)!;
  },
  gather: (move) => {
    const { shapes: [table], operation: { shape }, block } = move;
    const width = sizeOf(table!.slice(1));
    const count = sizeOf(shape) / width;
    const which = map(move, [count, width], [1, 0]);
    const along = map(move, [count, width], [0, 1]);
    const rows = block.let(i32x4.minUnsigned(move.element(1, which), block.constant(table![0]! - 1, 'i32')));
    const at = (lane: number): I32 => i32.add(i32.multiply(i32x4.lane(rows, lane), i32.const(width)), laneIndex(along, lane));
    if (isUniform(which) && along.kind === 'regular') {
      const first = block.let(at(0));
      return move.element(0, { ...along, key: uniqueKey('gather', first), first, ahead: 0, span: 0 });
    }
    const indices = [0, 1, 2, 3].map((lane) => block.let(at(lane)));
    return move.element(0, { kind: 'scattered', key: uniqueKey('gather', indices[0]!), indices });
  },
  oneHot: (move) => {
    const { operation, block } = move;
    const depth = numberAttribute(operation.attributes, 'depth');
    const count = sizeOf(operation.shape) / depth;
    const chosen = move.element(0, map(move, [count, depth], [1, 0]));
    const along = indexVector(block, map(move, [count, depth], [0, 1]));
    return v128.and(i32x4.equal(chosen, along), block.constant(1));
  },
};
