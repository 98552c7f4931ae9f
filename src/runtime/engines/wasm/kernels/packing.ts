/** Copies that make operands ready for products: panels of columns side by side, images with zeros around them. */
import type { Axis } from '../../plan/axes';
import { sequence, when, type I32, type Statement, type V128 } from '../../../assembler/code';
import { i32, v128 } from '../../../assembler/instructions';
import { eachIndex, increase } from '../../../assembler/loops';
import type { FunctionBuilder, Local } from '../../../assembler/module';
import { Block } from '../emit/block';
import { bytesPerElement } from '../emit/scope';
import type { Address } from '../emit/scope';
import { pointTo, storeRow, type Frame, type Task } from './kernel';

/** The right operand of a product: element (k, column) of a batch is at the sum of its strides. */
export interface Columns {
  readonly address: (frame: Frame) => Address;
  readonly start: number;
  /** What k counts, outermost first; strides may be negative. */
  readonly inner: readonly Axis[];
  readonly columns: number;
  readonly stride: number;
  readonly batches: number;
  readonly batchStride: number;
}

/** Copies every `4 * vectors` columns behind one another: panels [batch][panel][k][column], at `target` in bytes. */
export function packColumns(source: Columns, vectors: number, target: number): Task {
  const { columns, stride, batches, batchStride, inner } = source;
  const width = 4 * vectors;
  const panels = Math.ceil(columns / width);
  const depth = inner.reduce((product, { size }) => product * size, 1);
  return {
    name: 'pack',
    units: batches * panels,
    body: (frame) => eachIndex(frame.builder, frame.begin, frame.end, 1, (unit) => {
      const [from, to] = [frame.builder.local('i32'), frame.builder.local('i32')];
      const panel = i32.remainder(unit, i32.const(panels));
      const batch = i32.divide(unit, i32.const(panels));
      const elements = i32.add(i32.multiply(panel, i32.const(width * stride)), i32.add(i32.multiply(batch, i32.const(batchStride)), i32.const(source.start)));
      return sequence(
        from.set(pointTo(source.address(frame), i32.multiply(elements, i32.const(bytesPerElement)))),
        to.set(i32.add(i32.multiply(unit, i32.const(depth * width * bytesPerElement)), i32.const(target))),
        walk(frame.builder, inner, from, (axis) => packRows(frame.builder, axis, source, vectors, panel, panels, from, to)),
      );
    }),
  };
}

/** Walks all but the innermost axis; `body` walks that one and leaves the pointer behind its end. */
export function walk(builder: FunctionBuilder, axes: readonly Axis[], pointer: Local<'i32'>, body: (inner: Axis) => Statement): Statement {
  const [outer, next, ...rest] = axes;
  if (!outer) return body({ size: 1, stride: 0 });
  if (!next) return body(outer);
  const step = outer.stride - next.size * next.stride;
  return eachIndex(builder, i32.const(0), i32.const(outer.size), 1, () => sequence(
    walk(builder, [next, ...rest], pointer, body),
    step === 0 ? sequence() : advance(pointer, step),
  ));
}

/** Moves a pointer by so many elements. */
export function advance(pointer: Local<'i32'>, elements: number): Statement {
  return increase(pointer, elements * bytesPerElement);
}

function packRows(builder: FunctionBuilder, axis: Axis, source: Columns, vectors: number, panel: I32, panels: number, from: Local<'i32'>, to: Local<'i32'>): Statement {
  const width = 4 * vectors;
  const transposes = source.stride !== 1 && axis.stride === 1 && axis.size % 4 === 0;
  const rest = source.columns - (panels - 1) * width;
  const rows = transposes ? 4 : 1;
  const pass = (count: number): Statement => sequence(
    transposes ? transpose(builder, source.stride, vectors, count, from.value, to.value) : packRow(builder, source.stride, vectors, count, from.value, to.value),
    advance(from, rows * axis.stride),
    advance(to, rows * width),
  );
  const all = (count: number): Statement => eachIndex(builder, i32.const(0), i32.const(axis.size), rows, () => pass(count));
  if (rest === width || source.stride === 1) return all(width);
  const isLast = i32.equal(panel, i32.const(panels - 1));
  return when(isLast, all(rest), all(width));
}

/** One row of a panel. Neighbours are read beyond the last column too, where nothing uses them. */
function packRow(builder: FunctionBuilder, stride: number, vectors: number, count: number, from: I32, to: I32): Statement {
  const block = new Block(builder);
  const row = Array.from({ length: vectors }, (_, vector) => {
    if (stride === 1) return block.let(v128.load(from, 16 * vector));
    const offsets = [0, 1, 2, 3].map((lane) => 4 * vector + lane).filter((column) => column < count).map((column) => column * stride * bytesPerElement);
    const [first, ...others] = offsets;
    return first === undefined ? null : block.let(others.reduce((value, offset, index) => v128.loadLane(value, index + 1, from, offset), v128.loadSplat(from, first)));
  });
  block.add(storeRow(to, row.filter((value) => value !== null)));
  return block.code;
}

/** Four rows of a panel, whose columns lie in rows in memory. */
function transpose(builder: FunctionBuilder, stride: number, vectors: number, count: number, from: I32, to: I32): Statement {
  const block = new Block(builder);
  const columns = Array.from({ length: 4 * vectors }, (_, column) => block.let(v128.load(from, Math.min(column, count - 1) * stride * bytesPerElement)));
  const shuffled = (x: V128, y: V128, lanes: readonly [number, number, number, number]): V128 => block.let(v128.shuffle(x, y, lanes));
  const transposed = Array.from({ length: vectors }, (_, vector) => {
    const [a, b, c, d] = columns.slice(4 * vector) as [V128, V128, V128, V128];
    const [p, q, r, s] = [shuffled(a, b, [0, 4, 1, 5]), shuffled(c, d, [0, 4, 1, 5]), shuffled(a, b, [2, 6, 3, 7]), shuffled(c, d, [2, 6, 3, 7])] as const;
    return [shuffled(p, q, [0, 1, 4, 5]), shuffled(p, q, [2, 3, 6, 7]), shuffled(r, s, [0, 1, 4, 5]), shuffled(r, s, [2, 3, 6, 7])] as const;
  });
  block.add(storeRow(to, ([0, 1, 2, 3] as const).flatMap((row) => transposed.map((rows) => rows[row]))));
  return block.code;
}

/** Images [batch, height, width, channels] and how many rows and columns of zeros are put around them, or (negative) left out behind. */
export interface Padding {
  readonly shape: readonly number[];
  readonly top: number;
  readonly left: number;
  /** Rows and columns of the result. */
  readonly height: number;
  readonly width: number;
}

/** Copies images into a frame of zeros at `target`, in bytes. A unit is a row of the result. */
export function padImages(address: (frame: Frame) => Address, { shape, top, left, height, width }: Padding, target: number): Task {
  const [batch, rows, columns, channels] = shape as [number, number, number, number];
  const copied = Math.min(columns, width - left) * channels;
  const rowBytes = width * channels * bytesPerElement;
  return {
    name: 'pad',
    units: batch * height,
    body: ({ builder, begin, end, ...frame }) => eachIndex(builder, begin, end, 1, (unit) => {
      const [from, to, row] = [builder.local('i32'), builder.local('i32'), builder.local('i32')];
      const sourceRow = i32.add(i32.multiply(i32.divide(unit, i32.const(height)), i32.const(rows)), row.value);
      const before = left * channels;
      return sequence(
        row.set(i32.subtract(i32.remainder(unit, i32.const(height)), i32.const(top))),
        to.set(i32.add(i32.multiply(unit, i32.const(rowBytes)), i32.const(target))),
        when(
          i32.below(row.value, i32.const(rows)),
          sequence(
            from.set(pointTo(address({ builder, begin, end, ...frame }), i32.multiply(sourceRow, i32.const(columns * channels * bytesPerElement)))),
            fill(builder, before, to),
            copy(builder, copied, from, to),
            fill(builder, width * channels - before - copied, to),
          ),
          fill(builder, width * channels, to),
        ),
      );
    }),
  };
}

const zero = v128.uniform(0, 'f32');

/** Writes so many zeros and moves the pointer behind them. */
function fill(builder: FunctionBuilder, count: number, to: Local<'i32'>): Statement {
  return inVectors(builder, count, (lanes) => sequence(storeSome(to.value, zero, lanes), advance(to, lanes)));
}

function copy(builder: FunctionBuilder, count: number, from: Local<'i32'>, to: Local<'i32'>): Statement {
  const vector = builder.local('v128');
  return inVectors(builder, count, (lanes) => sequence(vector.set(v128.load(from.value)), storeSome(to.value, vector.value, lanes), advance(from, lanes), advance(to, lanes)));
}

function inVectors(builder: FunctionBuilder, count: number, body: (lanes: number) => Statement): Statement {
  const whole = Math.floor(count / 4);
  const loop = whole > 0 ? eachIndex(builder, i32.const(0), i32.const(whole), 1, () => body(4)) : sequence();
  return count % 4 === 0 ? loop : sequence(loop, body(count % 4));
}

function storeSome(to: I32, value: V128, lanes: number): Statement {
  if (lanes === 4) return v128.store(to, value);
  return sequence(...Array.from({ length: lanes }, (_, lane) => v128.storeLane(to, value, lane, lane * bytesPerElement)));
}
