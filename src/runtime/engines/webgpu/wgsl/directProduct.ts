/** Matrix products without shared memory: on a processor, whose caches do its work, and where barriers are dear. */
import { storeTotal, type Product } from './factors';
import { workgroupSize, type KernelCode, type KernelContext } from './kernel';

/** Each invocation computes four by four elements straight from memory. */
export function directKernel(context: KernelContext, product: Product): KernelCode {
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
${storeTotal(context, product)}
}
}`,
  };
}
