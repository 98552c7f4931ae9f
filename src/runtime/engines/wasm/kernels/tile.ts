/** The code of a product's tiles: sums in registers, then whatever is done with each result. */
import { largestDivisor } from '../../../tensor/shapes';
import type { Axis } from '../../plan/axes';
import { repeatWhile, sequence, when, type I32, type Statement, type V128 } from '../../../assembler/code';
import { f32x4, i32, v128 } from '../../../assembler/instructions';
import { eachIndex } from '../../../assembler/loops';
import type { Local } from '../../../assembler/module';
import { Block } from '../emit/block';
import { following, nameOf, run } from '../emit/lanes';
import { bytesPerElement } from '../emit/scope';
import { loopBlock, pointTo, storeRow, type Frame, type KernelContext } from './kernel';
import { advance } from './packing';
import type { Product, Tiling } from './tiling';

/** Values of k that one pass of the innermost loop takes, at most. */
const mostUnrolled = 5;

const bytes = (elements: I32): I32 => i32.multiply(elements, i32.const(bytesPerElement));

export class TileWriter {
  readonly #sums: readonly Local<'v128'>[];
  readonly #row: readonly Local<'v128'>[];
  readonly #factor: Local<'v128'>;
  readonly #left: Local<'i32'>;
  readonly #right: Local<'i32'>;

  constructor(
    private readonly context: KernelContext,
    private readonly product: Product,
    private readonly tiling: Tiling,
    private readonly frame: Frame,
  ) {
    const { builder } = frame;
    const vectors = (count: number): Local<'v128'>[] => Array.from({ length: count }, () => builder.local('v128'));
    this.#sums = vectors(tiling.tallest * tiling.vectors);
    this.#row = vectors(tiling.vectors);
    this.#factor = builder.local('v128');
    this.#left = builder.local('i32');
    this.#right = builder.local('i32');
  }

  body(): Statement {
    const { builder, begin, end } = this.frame;
    const { blocks } = this.tiling;
    const units = (block: I32 | null): Statement => eachIndex(builder, begin, end, 1, (unit) => this.#unit(unit, block));
    return blocks === 1 ? units(null) : eachIndex(builder, i32.const(0), i32.const(blocks), 1, units);
  }

  #unit(unit: I32, kBlock: I32 | null): Statement {
    const { tiles, group, panels, chunk, tilesInLine, tallest, line } = this.tiling;
    const block = new Block(this.frame.builder);
    const { tile, height, ...at } = this.#locate(block, unit);
    const whole = (rows: number): Statement => this.#tile(rows, { ...at, unit, kBlock });
    // A line that cannot be cut evenly has tiles of two heights.
    const work = line.size % tilesInLine === 0 ? whole(tallest) : when(i32.equal(height, i32.const(tallest)), whole(tallest), whole(tallest - 1));
    // The last group may have fewer tiles than the others, the last chunk fewer panels.
    const exists = i32.and(i32.below(tile, i32.const(tiles)), i32.below(at.panel, i32.const(panels)));
    block.add(tiles % group === 0 && panels % chunk === 0 ? work : when(exists, work));
    return block.code;
  }

  /** Units count tiles within a group, panels within a chunk, groups, chunks, and batches. */
  #locate(block: Block, unit: I32) {
    const { batches, leftBatch, resultBatch, leftStart, resultStart } = this.product;
    const { panels, group, groups, chunk, chunks, tilesInLine, outerRows, line, vectors } = this.tiling;
    const [inGroup, pass] = split(block, unit, group);
    const [inChunk, groupOfAll] = split(block, pass, chunk);
    const [groupIndex, chunkOfAll] = split(block, groupOfAll, groups);
    const [chunkIndex, batch] = split(block, chunkOfAll, chunks, batches);
    const panel = block.let(i32.add(i32.multiply(chunkIndex, i32.const(chunk)), inChunk));
    const tile = block.let(i32.add(i32.multiply(groupIndex, i32.const(group)), inGroup));
    const inLine = block.let(i32.remainder(tile, i32.const(tilesInLine)));
    const outer = coordinates(outerRows, block.let(i32.divide(tile, i32.const(tilesInLine))));
    const rowAt = (index: I32): I32 => i32.divide(i32.multiply(index, i32.const(line.size)), i32.const(tilesInLine));
    const firstRow = block.let(rowAt(inLine));
    const at = (start: number, batchStride: number, stride: 'stride' | 'result'): I32 => [
      i32.const(start),
      i32.multiply(batch, i32.const(batchStride)),
      ...outer.map((index, axis) => i32.multiply(index, i32.const(outerRows[axis]![stride]))),
      i32.multiply(firstRow, i32.const(line[stride])),
    ].reduce(i32.add);
    return {
      tile,
      height: i32.subtract(rowAt(i32.add(inLine, i32.const(1))), firstRow),
      panel,
      panelIndex: block.let(i32.add(i32.multiply(batch, i32.const(panels)), panel)),
      column: block.let(i32.multiply(panel, i32.const(4 * vectors))),
      left: block.let(bytes(at(leftStart, leftBatch, 'stride'))),
      result: block.let(at(resultStart, resultBatch, 'result')),
    };
  }

  #tile(rows: number, at: Place): Statement {
    const { blocks, vectors, partial, tallest } = this.tiling;
    const sums = this.#sums.slice(0, rows * vectors);
    const compute = sequence(...this.product.terms.map((_, term) => this.#term(term, rows, at)));
    const clear = sequence(...sums.map((sum) => sum.set(v128.uniform(0, 'f32'))));
    if (at.kBlock === null) return sequence(clear, compute, this.#finish(rows, at));
    const place = i32.add(i32.multiply(at.unit, i32.const(tallest * vectors * 16)), i32.const(partial));
    return sequence(
      when(i32.isZero(at.kBlock), clear, sequence(...sums.map((sum, index) => sum.set(v128.load(place, 16 * index))))),
      compute,
      when(
        i32.equal(at.kBlock, i32.const(blocks - 1)),
        this.#finish(rows, at),
        storeRow(place, sums.map(({ value }) => value)),
      ),
    );
  }

  /** Adds one term's part to the sums. */
  #term(term: number, rows: number, { left, panelIndex, kBlock }: Place): Statement {
    const { inner, terms } = this.product;
    const { depth, vectors, targets, blocks } = this.tiling;
    if (depth === 0) return sequence();
    const { pointer, offset } = terms[term]!.left(this.frame);
    const blockDepth = depth / blocks;
    const axes = inner.map((axis, index) => (index === 0 ? { ...axis, size: axis.size / blocks } : axis));
    const panelBytes = 16 * vectors * depth;
    const skip = (distance: number): I32 => (kBlock === null ? i32.const(0) : i32.multiply(kBlock, i32.const(distance)));
    const start = i32.add(left, skip(axes.length === 0 ? 0 : axes[0]!.size * axes[0]!.stride * bytesPerElement));
    return sequence(
      this.#left.set(pointTo({ pointer, offset }, start)),
      this.#right.set(i32.add(i32.add(i32.multiply(panelIndex, i32.const(panelBytes)), i32.const(targets[term]!)), skip(blockDepth * 16 * vectors))),
      this.#walk(axes, rows),
    );
  }

  #walk(axes: readonly Axis[], rows: number): Statement {
    const [outer, next] = axes;
    if (!outer) return this.#innermost({ size: 1, stride: 0 }, rows);
    if (!next) return this.#innermost(outer, rows);
    return eachIndex(this.frame.builder, i32.const(0), i32.const(outer.size), 1, () => sequence(
      this.#walk(axes.slice(1), rows),
      advance(this.#left, outer.stride - next.size * next.stride),
    ));
  }

  /** The loop in which nearly all the time goes. */
  #innermost({ size, stride }: Axis, rows: number): Statement {
    const { vectors } = this.tiling;
    const unrolled = largestDivisor(size, mostUnrolled);
    const pass = sequence(
      ...Array.from({ length: unrolled }, (_, k) => this.#multiplyAdd(k, stride, rows)),
      advance(this.#left, unrolled * stride),
      advance(this.#right, unrolled * 4 * vectors),
    );
    if (unrolled === size) return pass;
    const end = this.frame.builder.local('i32');
    return sequence(
      end.set(i32.add(this.#right.value, i32.const(size * 16 * vectors))),
      repeatWhile(pass, i32.notEqual(this.#right.value, end.value)),
    );
  }

  #multiplyAdd(k: number, stride: number, rows: number): Statement {
    const { vectors, line } = this.tiling;
    const { relaxed } = this.context.layout;
    const add = (x: V128, y: V128, sum: V128): V128 => (relaxed ? f32x4.relaxedMultiplyAdd(x, y, sum) : f32x4.add(f32x4.multiply(x, y), sum));
    const across = this.#row.map((part, vector) => part.set(v128.load(this.#right.value, 16 * (k * vectors + vector))));
    const down = Array.from({ length: rows }, (_, row) => sequence(
      this.#factor.set(v128.loadSplat(this.#left.value, (row * line.stride + k * stride) * bytesPerElement)),
      ...this.#row.map((part, vector) => {
        const sum = this.#sums[row * vectors + vector]!;
        return sum.set(add(this.#factor.value, part.value, sum.value));
      }),
    ));
    return sequence(...across, ...down);
  }

  /** Puts the sums down and goes through them row by row, so that what is done with them is written once. */
  #finish(rows: number, { result, column, panel }: Place): Statement {
    const { vectors, panels } = this.tiling;
    const { columns } = this.product;
    const put = storeRow(this.frame.scratch, this.#sums.slice(0, rows * vectors).map(({ value }) => value));
    const rest = columns - (panels - 1) * 4 * vectors;
    const all = (count: number): Statement => this.#finishRows(rows, result, column, count);
    if (rest === 4 * vectors) return sequence(put, all(rest));
    return sequence(put, when(i32.equal(panel, i32.const(panels - 1)), all(rest), panels === 1 ? sequence() : all(4 * vectors)));
  }

  #finishRows(rows: number, result: I32, column: I32, count: number): Statement {
    const { vectors, line } = this.tiling;
    const { columns } = this.product;
    const outer = new Block(this.frame.builder);
    loopBlock(outer, i32.const(0), i32.const(rows), 1, (block, row) => {
      const start = block.let(i32.add(result, i32.multiply(row, i32.const(line.result))));
      // The result's rows are those of a matrix: its positions and columns need no division.
      const position = block.let(i32.divide(start, i32.const(columns)));
      const source = block.let(i32.add(this.frame.scratch, i32.multiply(row, i32.const(16 * vectors))));
      const first = run('i', block.let(i32.add(start, column)), columns);
      this.context.finish(block, this.frame, Array.from({ length: Math.ceil(count / 4) }, (_, vector) => {
        const lanes = following(first, vector);
        block.define(`${nameOf(lanes)}/${columns}`, position);
        block.define(`${nameOf(lanes)}/1%${columns}`, i32.add(column, i32.const(4 * vector)));
        return { lanes, total: block.let(v128.load(source, 16 * vector)), count: Math.min(4, count - 4 * vector) };
      }));
    });
    return outer.code;
  }
}

/** Where a tile is: its indices, the left operand's bytes, the result's first element without the column. */
interface Place {
  readonly unit: I32;
  readonly panelIndex: I32;
  readonly panel: I32;
  readonly left: I32;
  readonly result: I32;
  readonly column: I32;
  readonly kBlock: I32 | null;
}

/** What remains of an index divided by `size`, and the quotient, which is below `count`. */
function split(block: Block, index: I32, size: number, count = Infinity): [I32, I32] {
  if (count === 1) return [index, i32.const(0)];
  return [block.let(i32.remainder(index, i32.const(size))), block.let(i32.divide(index, i32.const(size)))];
}

/** The index along each axis of element `index`. */
function coordinates(axes: readonly Axis[], index: I32): I32[] {
  let below = 1;
  return axes.toReversed().map(({ size }) => {
    const quotient = below === 1 ? index : i32.divide(index, i32.const(below));
    below *= size;
    return i32.remainder(quotient, i32.const(size));
  }).toReversed();
}
