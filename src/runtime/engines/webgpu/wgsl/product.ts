/** Matrix products in tiles through the workgroup's shared memory; convolutions are products of the same kind. */
import { convolutionProduct } from './convolution';
import type { Factors, Product } from './factors';
import { workgroupSize, type KernelCode, type KernelContext } from './kernel';
import { matrixProduct } from './matmul';
import type { Scope } from './scope';

const tile = 32;
const depth = 32;
/** Distance between rows of a tile in shared memory: odd, so that neighbours are in different banks. */
const pitch = tile + 1;

/** Elements of the memory that a workgroup shares: a tile of each matrix. */
export const sharedSize = 2 * depth * pitch;

const perInvocation = (tile * depth) / workgroupSize;

export function productKernel(context: KernelContext): KernelCode {
  const operation = context.layout.program.operations[context.kernel.group.root!]!;
  const product = operation.op === 'matmul' ? matrixProduct(context) : convolutionProduct(context.layout.program, operation);
  return context.software ? directKernel(context, product) : tiledKernel(context, product);
}

/** Each invocation computes four by four elements straight from memory. */
function directKernel(context: KernelContext, product: Product): KernelCode {
  const { batches, rows, inner, columns, terms } = product;
  const across = Math.ceil(columns / 4);
  const blocks = Math.ceil(rows / 4) * across;
  const loops = terms.map(({ left, right }) => {
    const scope = context.scope();
    const [leftValues, rightValues] = [[0, 1, 2, 3].map((n) => left(scope, `row${n}`, 'k')), [0, 1, 2, 3].map((n) => right(scope, 'k', `column${n}`))];
    return `for (var k = 0u; k < ${inner}u; k++) {
${scope.text}
let b = vec4(${rightValues.join(', ')});
${leftValues.map((value, n) => `sum${n} += ${value} * b;`).join('\n')}
}`;
  });
  const places = (name: string, first: string, limit: number): string =>
    [0, 1, 2, 3].map((n) => `let ${name}${n} = min(${first} + ${n}u, ${limit - 1}u);`).join('\n');
  return {
    workgroups: Math.ceil((batches * blocks) / workgroupSize),
    body: `let block = group * ${workgroupSize}u + thread;
let batch = block / ${blocks}u;
let firstRow = block % ${blocks}u / ${across}u * 4u;
let firstColumn = block % ${across}u * 4u;
if (batch >= ${batches}u) { return; }
${places('row', 'firstRow', rows)}
${places('column', 'firstColumn', columns)}
${[0, 1, 2, 3].map((n) => `var sum${n}: vec4<f32>;`).join('\n')}
${loops.join('\n')}
var sums = array(sum0, sum1, sum2, sum3);
for (var n = 0u; n < 16u; n++) {
let row = firstRow + n / 4u;
let column = firstColumn + n % 4u;
if (row < ${rows}u && column < ${columns}u) {
let total = sums[n / 4u][n % 4u];
${finish(context, product)}
}
}`,
  };
}

/** Stores `total`, the element of `row` and `column`, at its place. */
function finish(context: KernelContext, { rows, columns, place }: Product): string {
  const scope = context.scope();
  const { index, conditions } = place?.(scope, 'row', 'column') ?? { index: `(batch * ${rows}u + row) * ${columns}u + column`, conditions: [] };
  const store = `let i = ${index};\n${context.finish()}`;
  return `${scope.text}\n${conditions.length === 0 ? store : `if (${conditions.join(' && ')}) {\n${store}\n}`}`;
}

function tiledKernel(context: KernelContext, product: Product): KernelCode {
  const { batches, rows, columns } = product;
  const across = Math.ceil(columns / tile);
  const tiles = Math.ceil(rows / tile) * across;
  return {
    workgroups: batches * tiles,
    body: `let batch = group / ${tiles}u;
let firstRow = group % ${tiles}u / ${across}u * ${tile}u;
let firstColumn = group % ${across}u * ${tile}u;
let y = thread / 8u * 4u;
let x = thread % 8u * 4u;
var sums: array<vec4<f32>, 4>;
${product.terms.map((factors) => termLoop(context, product, factors)).join('\n')}
for (var n = 0u; n < 4u; n++) {
for (var m = 0u; m < 4u; m++) {
scratch[(y + n) * ${tile}u + x + m] = bitcast<u32>(sums[n][m]);
}
}
workgroupBarrier();
for (var n = 0u; n < ${(tile * tile) / workgroupSize}u; n++) {
let cell = n * ${workgroupSize}u + thread;
let row = firstRow + cell / ${tile}u;
let column = firstColumn + cell % ${tile}u;
if (row < ${rows}u && column < ${columns}u) {
let total = bitcast<f32>(scratch[cell]);
${finish(context, product)}
}
}`,
  };
}

function termLoop(context: KernelContext, { rows, inner, columns, leftAlongInner, rightAlongInner }: Product, { left, right }: Factors): string {
  const [leftScope, rightScope] = [context.scope(), context.scope()];
  const sides: Side[] = [
    { name: 'row', first: 'firstRow', limit: rows, alongInner: leftAlongInner, scope: leftScope, value: left(leftScope, 'row', 'k'), start: 0 },
    { name: 'column', first: 'firstColumn', limit: columns, alongInner: rightAlongInner, scope: rightScope, value: right(rightScope, 'k', 'column'), start: depth * pitch },
  ];
  return `for (var start = 0u; start < ${inner}u; start += ${depth}u) {
let fixed = thread % ${depth}u;
for (var n = 0u; n < ${perInvocation}u; n++) {
let moving = n * ${workgroupSize / depth}u + thread / ${depth}u;
${sides.map((side) => fetch(side, inner)).join('\n')}
}
workgroupBarrier();
for (var along = 0u; along < ${depth}u; along++) {
let p = along * ${pitch}u + y;
let q = ${depth * pitch}u + along * ${pitch}u + x;
let b = bitcast<vec4<f32>>(vec4(scratch[q], scratch[q + 1u], scratch[q + 2u], scratch[q + 3u]));
sums[0] += bitcast<f32>(scratch[p]) * b;
sums[1] += bitcast<f32>(scratch[p + 1u]) * b;
sums[2] += bitcast<f32>(scratch[p + 2u]) * b;
sums[3] += bitcast<f32>(scratch[p + 3u]) * b;
}
workgroupBarrier();
}`;
}

/** A matrix whose tiles come to shared memory. */
interface Side {
  readonly name: 'row' | 'column';
  readonly first: string;
  readonly limit: number;
  readonly alongInner: boolean;
  readonly scope: Scope;
  readonly value: string;
  /** Where its tile begins. */
  readonly start: number;
}

/** Fetches the element at the invocation's own place along the axis where neighbours lie in memory, which never changes, and at `moving` along the other. */
function fetch({ name, first, limit, alongInner, scope, value, start }: Side, inner: number): string {
  const bounds = [...(limit % tile === 0 ? [] : [`${name} < ${limit}u`]), ...(inner % depth === 0 ? [] : [`k < ${inner}u`])];
  const load = `${scope.text}\nfetched = ${value};`;
  return `{
let along = ${alongInner ? 'fixed' : 'moving'};
let across = ${alongInner ? 'moving' : 'fixed'};
let ${name} = ${first} + across;
let k = start + along;
var fetched = 0.0f;
${bounds.length === 0 ? load : `if (${bounds.join(' && ')}) {\n${load}\n}`}
scratch[${start}u + along * ${pitch}u + across] = bitcast<u32>(fetched);
}`;
}
