/** Operations with few results of many terms each, which engines may add up in parts. */
import { add, conv2dFilterGradient, matmul, max, mean, sum } from '../../../../src/runtime/tensor/operations';
import { type OpCase, real } from './opCase';

const [rows, inner, columns] = [3, 512, 5];
const image = real(8, 8, 8, 2);

export const longSums: readonly OpCase[] = [
  { name: 'a product, left transposed', inputs: [real(inner, rows), real(inner, columns)], build: (b, [x, y]) => matmul(b, x!, y!, { transposeA: true }) },
  { name: 'a product, right transposed', inputs: [real(rows, inner), real(columns, inner)], build: (b, [x, y]) => matmul(b, x!, y!, { transposeB: true }) },
  { name: 'a sum of two products', inputs: [real(rows, inner), real(rows, inner), real(inner, columns)], build: (b, [x, y, w]) => add(b, matmul(b, x!, w!), matmul(b, y!, w!)) },
  { name: 'the gradient of a filter', inputs: [image, real(8, 8, 8, 3)], build: (b, [x, y]) => conv2dFilterGradient(b, x!, y!, [3, 3, 2, 3], { padding: 'same', stride: 1 }) },
  { name: 'the gradient of a filter with a stride', inputs: [real(32, 8, 8, 2), real(32, 4, 4, 3)], build: (b, [x, y]) => conv2dFilterGradient(b, x!, y!, [5, 5, 2, 3], { padding: 'same', stride: 2 }) },
  { name: 'sums, means and maxima of columns', inputs: [image], build: (b, [x]) => add(b, add(b, sum(b, x!, [0, 1, 2]), mean(b, x!, [0, 1, 2])), max(b, x!, [0, 1, 2])) },
];
