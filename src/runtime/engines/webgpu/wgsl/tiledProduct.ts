/** Matrix products in tiles through the workgroup's shared memory. */
import { storeTotal, type Factors, type Product } from './factors';
import { guarded, workgroupSize, type KernelCode, type KernelContext } from './kernel';
import type { Scope } from './scope';

/** Terms that are added up between two barriers. */
const depth = 32;
/** Distance between rows in shared memory: odd, so that neighbours are in different banks. */
const pitch = (size: number): number => size + 1;

/** What a workgroup computes at once: each invocation so many rows of four columns. */
class Tile {
  readonly rows: number;

  constructor(
    readonly columns: number,
    readonly rowsEach: number,
  ) {
    this.rows = (workgroupSize / this.across) * rowsEach;
  }

  /** Invocations side by side. */
  get across(): number {
    return this.columns / 4;
  }

  /** Shared memory for a part of both matrices. */
  get shared(): number {
    return depth * (pitch(this.rows) + pitch(this.columns));
  }
}

const square = new Tile(32, 4);
/** For few columns, such as the channels of a picture: in a square tile most invocations would multiply what is not there. */
const thin = new Tile(4, 1);

/** Elements of the memory that a workgroup shares. */
export const sharedSize = Math.max(square.shared, thin.shared);

export function tiledKernel(context: KernelContext, product: Product): KernelCode {
  const { batches, rows, columns, terms } = product;
  const tile = columns <= thin.columns ? thin : square;
  const across = Math.ceil(columns / tile.columns);
  const tiles = Math.ceil(rows / tile.rows) * across;
  return {
    workgroups: batches * tiles,
    body: `let batch = group / ${tiles}u;
let firstRow = group % ${tiles}u / ${across}u * ${tile.rows}u;
let firstColumn = group % ${across}u * ${tile.columns}u;
let y = thread / ${tile.across}u * ${tile.rowsEach}u;
let x = thread % ${tile.across}u * 4u;
var sums: array<vec4<f32>, ${tile.rowsEach}>;
${terms.map((factors) => termLoop(context, product, tile, factors)).join('\n')}
for (var n = 0u; n < ${tile.rowsEach}u; n++) {
for (var m = 0u; m < 4u; m++) {
scratch[(y + n) * ${tile.columns}u + x + m] = bitcast<u32>(sums[n][m]);
}
}
workgroupBarrier();
for (var n = 0u; n < ${(tile.rows * tile.columns) / workgroupSize}u; n++) {
let cell = n * ${workgroupSize}u + thread;
let row = firstRow + cell / ${tile.columns}u;
let column = firstColumn + cell % ${tile.columns}u;
if (row < ${rows}u && column < ${columns}u) {
let total = bitcast<f32>(scratch[cell]);
${storeTotal(context, product)}
}
}`,
  };
}

function termLoop(context: KernelContext, { rows, inner, columns, leftAlongInner, rightAlongInner }: Product, tile: Tile, { left, right }: Factors): string {
  const [leftScope, rightScope] = [context.scope(), context.scope()];
  const secondTile = depth * pitch(tile.rows);
  const sides: Side[] = [
    { name: 'row', first: 'firstRow', size: tile.rows, limit: rows, alongInner: leftAlongInner, scope: leftScope, value: left(leftScope, 'row', 'k'), start: 0 },
    { name: 'column', first: 'firstColumn', size: tile.columns, limit: columns, alongInner: rightAlongInner, scope: rightScope, value: right(rightScope, 'k', 'column'), start: secondTile },
  ];
  const additions = Array.from({ length: tile.rowsEach }, (_, n) => `sums[${n}] += bitcast<f32>(scratch[p + ${n}u]) * b;`);
  return `for (var start = 0u; start < ${inner}u; start += ${depth}u) {
${sides.map((side) => fetch(side, inner)).join('\n')}
workgroupBarrier();
for (var along = 0u; along < ${depth}u; along++) {
let p = along * ${pitch(tile.rows)}u + y;
let q = ${secondTile}u + along * ${pitch(tile.columns)}u + x;
let b = bitcast<vec4<f32>>(vec4(scratch[q], scratch[q + 1u], scratch[q + 2u], scratch[q + 3u]));
${additions.join('\n')}
}
workgroupBarrier();
}`;
}

/** A matrix whose tiles come to shared memory. */
interface Side {
  readonly name: 'row' | 'column';
  readonly first: string;
  /** Rows or columns of a tile, and of the matrix. */
  readonly size: number;
  readonly limit: number;
  /** Neighbours in memory are neighbours along the inner axis. */
  readonly alongInner: boolean;
  readonly scope: Scope;
  readonly value: string;
  /** Where its tile begins. */
  readonly start: number;
}

/** Fetches elements that lie in memory side by side with those of the neighbours; the place along that axis never changes. */
function fetch({ name, first, size, limit, alongInner, scope, value, start }: Side, inner: number): string {
  const width = alongInner ? depth : size;
  const bounds = [...(limit % size === 0 ? [] : [`${name} < ${limit}u`]), ...(inner % depth === 0 ? [] : [`k < ${inner}u`])];
  return `for (var n = 0u; n < ${(size * depth) / workgroupSize}u; n++) {
let fixed = thread % ${width}u;
let moving = n * ${workgroupSize / width}u + thread / ${width}u;
let along = ${alongInner ? 'fixed' : 'moving'};
let across = ${alongInner ? 'moving' : 'fixed'};
let ${name} = ${first} + across;
let k = start + along;
var fetched = 0.0f;
${guarded(bounds, `${scope.text}\nfetched = ${value};`)}
scratch[${start}u + along * ${pitch(size)}u + across] = bitcast<u32>(fetched);
}`;
}
