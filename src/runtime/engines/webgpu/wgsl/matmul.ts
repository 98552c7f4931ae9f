/** A matrix product, of one or two pairs, for the product kernels. */
import { flagAttribute, partsAttribute } from '../../../tensor/ops/op';
import { sizeOf } from '../../../tensor/shapes';
import type { Factors, Product } from './factors';
import type { KernelContext } from './kernel';

/** The kernel's product of matrices [..., rows, inner] and [..., inner, columns], either of them transposed or not. */
export function matrixProduct({ layout: { program }, kernel: { group } }: KernelContext): Product {
  const { args, attributes, shape } = program.operations[group.root!]!;
  const transposeA = flagAttribute(attributes, 'transposeA');
  const transposeB = flagAttribute(attributes, 'transposeB');
  const [rows, columns] = shape.slice(-2) as [number, number];
  const depth = program.operations[args[0]!]!.shape.at(transposeA ? -2 : -1)!;
  const batches = sizeOf(shape) / (rows * columns);
  // Each batch has matrices of its own, or is a part of the inner axis of the only ones.
  const parts = partsAttribute(attributes);
  const inner = depth / parts;
  const start = (size: number, part: number): string => (batches === 1 ? '' : `batch * ${parts === 1 ? size : part}u + `);
  const along = (width: number, outer: string, innermost: string): string => `${outer} * ${width}u + ${innermost}`;
  const terms = Array.from({ length: args.length / 2 }, (_, pair): Factors => ({
    left: (scope, row, k) => scope.element(args[2 * pair]!, start(rows * depth, transposeA ? inner * rows : inner) + (transposeA ? along(rows, k, row) : along(depth, row, k))),
    right: (scope, k, column) => scope.element(args[2 * pair + 1]!, start(depth * columns, transposeB ? inner : inner * columns) + (transposeB ? along(depth, column, k) : along(columns, k, column))),
  }));
  return { batches, rows, inner, columns, leftAlongInner: !transposeA, rightAlongInner: transposeB, terms };
}
