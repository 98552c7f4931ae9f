/** Sums, means and maxima: along rows of neighbours in vectors, else many results side by side. */
import { numbersAttribute } from '../../../tensor/ops/op';
import { sizeOf, stridesOf } from '../../../tensor/shapes';
import { mergedAxes, type Axis } from '../../plan/axes';
import type { I32, V128 } from '../../../assembler/code';
import { f32x4, i32, i32x4, v128 } from '../../../assembler/instructions';
import type { Local } from '../../../assembler/module';
import { Block } from '../emit/block';
import { following, mapLanes, moved, run, same, type Lanes } from '../emit/lanes';
import { loopBlock, storeRow, type Frame, type KernelContext, type Stages } from './kernel';

interface Reduction {
  readonly context: KernelContext;
  readonly source: number;
  readonly kept: readonly Axis[];
  readonly reduced: readonly Axis[];
  readonly start: (block: Block) => V128;
  readonly combine: (x: V128, y: V128) => V128;
  readonly mean: number | null;
}

/** A row should have at least so many elements to be worth a sum across lanes. */
const shortestRow = 4;

export function reduceKernel(context: KernelContext): Stages {
  const operation = context.layout.program.operations[context.kernel.group.root!]!;
  const source = operation.args[0]!;
  const shape = context.shapeOf(source);
  const axes = numbersAttribute(operation.attributes, 'axes');
  const strides = stridesOf(shape);
  const along = (isReduced: boolean): Axis[] => {
    const chosen = shape.flatMap((_, axis) => (axes.includes(axis) === isReduced ? [axis] : []));
    return mergedAxes(chosen.map((axis) => shape[axis]!), chosen.map((axis) => strides[axis]!));
  };
  const [isInteger, isMax] = [operation.dtype === 'i32', operation.op === 'max'];
  const vectors = isInteger ? i32x4 : f32x4;
  const reduction: Reduction = {
    context,
    source,
    kept: along(false),
    reduced: along(true),
    start: (block) => block.constant(isMax ? (isInteger ? -(2 ** 31) : -Infinity) : 0, operation.dtype),
    combine: isMax ? vectors.max : vectors.add,
    mean: operation.op === 'mean' ? 1 / (sizeOf(shape) / context.kernel.group.size) : null,
  };
  const inner = reduction.reduced.at(-1);
  return inner?.stride === 1 && inner.size >= shortestRow ? rowWise(reduction, inner.size) : sideBySide(reduction);
}

const map = (axes: readonly Axis[], lanes: Lanes, block: Block): Lanes =>
  mapLanes(axes.map(({ size }) => size), axes.map(({ stride }) => stride), lanes, block.index);

const mapIndex = (axes: readonly Axis[], index: I32, name: string, block: Block): I32 => {
  const lanes = map(axes, same(name, index), block);
  return lanes.kind === 'regular' ? lanes.first : i32.const(0);
};

const countOf = (axes: readonly Axis[]): number => axes.reduce((product, { size }) => product * size, 1);

function finished({ mean }: Reduction, block: Block, total: V128): V128 {
  return block.let(mean === null ? total : f32x4.multiply(total, block.constant(mean)));
}

/** A unit is one result: the sum of rows of `length` neighbours. */
function rowWise(reduction: Reduction, length: number): Stages {
  const { context, kept, reduced, combine } = reduction;
  const rows = reduced.slice(0, -1);
  return [[{
    name: 'reduce rows',
    units: context.kernel.group.size,
    body: (frame) => {
      const outer = new Block(frame.builder);
      loopBlock(outer, frame.begin, frame.end, 1, (block, index) => {
        const [even, odd, rest] = [0, 1, 2].map(() => frame.builder.local('v128')) as [Local<'v128'>, Local<'v128'>, Local<'v128'>];
        const initial = reduction.start(block);
        block.add(...[even, odd, rest].map((total) => total.set(initial)));
        const first = block.let(mapIndex(kept, index, 'i', block));
        loopBlock(block, i32.const(0), i32.const(countOf(rows)), 1, (row, which) => {
          const start = row.let(i32.add(first, mapIndex(rows, which, 'row', row)));
          addRow(reduction, frame, row, start, length, { even, odd, rest });
        });
        // Through memory, where a compiler sees that the two belong together.
        block.add(storeRow(frame.scratch, [even.value, odd.value]));
        const both = combine(v128.load(frame.scratch), v128.load(frame.scratch, 16));
        const total = block.let(length % 8 === 0 ? both : combine(both, rest.value));
        const halves = block.let(combine(total, v128.shuffle(total, total, [2, 3, 0, 1])));
        const whole = block.let(combine(halves, v128.shuffle(halves, halves, [1, 0, 3, 2])));
        context.finish(block, frame, [{ lanes: same('i', index), total: finished(reduction, block, whole), count: 1 }]);
      });
      return outer.code;
    },
  }]];
}

interface Totals {
  /** Of a row's even and odd vectors, as far as there are as many of both. */
  readonly even: Local<'v128'>;
  readonly odd: Local<'v128'>;
  readonly rest: Local<'v128'>;
}

/** Adds one row to the totals. */
function addRow({ context, source, start: initial, combine }: Reduction, frame: Frame, block: Block, start: I32, length: number, { even, odd, rest }: Totals): void {
  const element = (inner: Block, lanes: Lanes): V128 => context.scope(inner, frame).element(source, lanes);
  const eights = length - (length % 8);
  loopBlock(block, start, i32.add(start, i32.const(eights)), 8, (inner, index) => {
    const lanes = run('element', index, length);
    const [low, high] = [element(inner, lanes), element(inner, following(lanes, 1))];
    inner.add(even.set(combine(even.value, low)), odd.set(combine(odd.value, high)));
  });
  for (let done = eights; done < length; done += 4) {
    const inner = new Block(frame.builder, block);
    const lanes = run(`rest ${done}`, inner.let(i32.add(start, i32.const(done))), length);
    const left = length - done;
    const mask = v128.const([0, 1, 2, 3].map((lane) => (lane < left ? -1 : 0)) as [number, number, number, number], 'i32');
    const value = v128.select(mask, element(inner, lanes), initial(inner));
    inner.add(rest.set(combine(rest.value, value)));
    block.add(inner.code);
  }
}

/** A unit is some vectors of results. */
function sideBySide(reduction: Reduction): Stages {
  const { context, source, kept, reduced, combine } = reduction;
  const { size } = context.kernel.group;
  const vectors = size % 16 === 0 ? 4 : size % 8 === 0 ? 2 : 1;
  const step = reduced.reduce((divisor, { stride }) => greatestCommonDivisor(divisor, stride), 0);
  return [[{
    name: 'reduce side by side',
    units: Math.ceil(size / (4 * vectors)),
    body: (frame) => {
      const outer = new Block(frame.builder);
      loopBlock(outer, frame.begin, frame.end, 1, (block, unit) => {
        const all = run('i', block.let(i32.multiply(unit, i32.const(4 * vectors))), 4 * vectors);
        const parts = Array.from({ length: vectors }, (_, vector) => {
          const lanes = following(all, vector);
          return { lanes, place: map(kept, lanes, block), total: frame.builder.local('v128') };
        });
        const initial = reduction.start(block);
        block.add(...parts.map(({ total }) => total.set(initial)));
        loopBlock(block, i32.const(0), i32.const(countOf(reduced)), 1, (inner, index) => {
          const distance = inner.let(mapIndex(reduced, index, 'r', inner));
          const scope = context.scope(inner, frame);
          const values = parts.map(({ place }) => scope.element(source, moved(place, distance, 'r', step, inner.index)));
          inner.add(...parts.map(({ total }, vector) => total.set(combine(total.value, values[vector]!))));
        });
        context.finish(block, frame, parts.map(({ lanes, total }) => ({ lanes, total: finished(reduction, block, total.value) })));
      });
      return outer.code;
    },
  }]];
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
