/** How a product is cut into tiles whose sums stay in registers, and in which order threads go through them. */
import type { Axis } from '../../plan/axes';
import { bytesPerElement, type Address, type Registers } from '../emit/scope';
import type { Frame, KernelContext } from './kernel';
import type { Columns } from './packing';

/** An axis of the rows: how far a step moves in the left operand and in the result. */
export interface RowAxis extends Axis {
  readonly result: number;
}

/** One pair of matrices; all terms of a product are added up. */
export interface Term {
  readonly left: (frame: Frame) => Address;
  readonly right: Columns;
}

/** Element (row, column) of a batch is the sum over k of left (row, k) times right (k, column). */
export interface Product {
  readonly terms: readonly Term[];
  /** Axes of the rows, outermost first. */
  readonly rows: readonly RowAxis[];
  /** What k counts in the left operand, as in the right one. */
  readonly inner: readonly Axis[];
  readonly columns: number;
  readonly batches: number;
  readonly leftBatch: number;
  readonly resultBatch: number;
  /** First element of the left operand and of the result. */
  readonly leftStart: number;
  readonly resultStart: number;
}

/** How a product is cut. */
export interface Tiling {
  /** Vectors across a tile. */
  readonly vectors: number;
  readonly panels: number;
  /** How many k there are. */
  readonly depth: number;
  /** Addresses of the packed right operands. */
  readonly targets: readonly number[];
  readonly outerRows: readonly RowAxis[];
  /** The innermost axis of the rows is cut into so many tiles. */
  readonly line: RowAxis;
  readonly tilesInLine: number;
  /** Tiles of one panel. */
  readonly tiles: number;
  /** So many tiles go through all panels before the next ones. */
  readonly group: number;
  readonly groups: number;
  /** So many panels go through all tiles before the next ones. */
  readonly chunk: number;
  readonly chunks: number;
  /** Rows of the tallest tile. */
  readonly tallest: number;
  /** Into how many blocks the outermost inner axis is cut. */
  readonly blocks: number;
  /** Where sums wait between blocks. */
  readonly partial: number;
}

/** Longer inner loops are cut, so that a panel stays in the first cache. */
const longestBlock = 1024;

/**
 * A right operand that stays in the second cache, in bytes, is gone through for every tile, so that what is read and
 * written beside the product lies close together. For a larger one, tiles form groups of about this size on the left.
 */
const [largestRight, largestLeft] = [768 * 1024, 256 * 1024];

/** From so many columns on, a half-empty panel costs less than tall tiles do. */
const fewestSpread = 56;

/** Threads share a wide product by its columns, so that each reads mostly what it has packed or written itself. */
const mostChunks = 4;

/** How many indices some axes have together. */
export const countOf = (axes: readonly Axis[]): number => axes.reduce((product, { size }) => product * size, 1);

/** Units of one batch. Some are beyond the last tile or panel, where groups or chunks are not full. */
export const unitsOf = ({ group, groups, chunk, chunks }: Omit<Tiling, 'partial'>): number => group * groups * chunk * chunks;

/**
 * The sums, one row of a panel and one factor fit the registers. Few columns make tiles tall: of four vectors, whole ones
 * would be left empty in the last panel.
 */
function tileShape(registers: Registers, columns: number): { readonly vectors: number; readonly rows: number } {
  if (columns <= 4) return { vectors: 1, rows: 12 };
  if (registers === 16) return { vectors: 2, rows: 6 };
  const halfEmpty = columns % 16 >= 1 && columns % 16 <= 8;
  return halfEmpty && columns < fewestSpread ? { vectors: 2, rows: 12 } : { vectors: 4, rows: 6 };
}

/** Cuts a product, and allocates the room of its packed operands and of sums that wait. */
export function tile(context: KernelContext, product: Product): Tiling {
  const { vectors, rows } = tileShape(context.layout.registers, product.columns);
  const depth = countOf(product.inner);
  const panels = Math.ceil(product.columns / (4 * vectors));
  const outerRows = product.rows.slice(0, -1);
  const line = product.rows.at(-1) ?? { size: 1, stride: 0, result: 0 };
  const tilesInLine = Math.ceil(line.size / rows);
  const tiles = countOf(outerRows) * tilesInLine;
  const tallest = Math.ceil(line.size / tilesInLine);
  const blocks = product.terms.length > 1 || product.inner.length === 0 ? 1 : blocksOf(product.inner[0]!.size, depth);
  const depthBytes = (depth / blocks) * bytesPerElement;
  const staysInCache = product.columns * depthBytes <= largestRight;
  const group = staysInCache ? 1 : Math.max(1, Math.min(tiles, Math.floor(largestLeft / (tallest * depthBytes))));
  const chunk = product.columns > countOf(product.rows) ? Math.ceil(panels / mostChunks) : panels;
  const tiling = {
    vectors, panels, depth, outerRows, line, tilesInLine, tiles, tallest, blocks,
    group, groups: Math.ceil(tiles / group), chunk, chunks: Math.ceil(panels / chunk),
    targets: product.terms.map(() => context.allocate(product.batches * panels * depth * 4 * vectors)),
  };
  return { ...tiling, partial: blocks === 1 ? 0 : context.allocate(product.batches * unitsOf(tiling) * tallest * 4 * vectors) };
}

/** The least number of equal blocks of the outermost axis that are short enough; one where there is none. */
function blocksOf(outermost: number, depth: number): number {
  for (let blocks = 1; blocks <= outermost; blocks++) if (outermost % blocks === 0 && depth / blocks <= longestBlock) return blocks;
  return 1;
}
