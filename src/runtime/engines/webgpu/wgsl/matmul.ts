/** A matrix product, of one or two pairs, for the product kernels. */
import { flagAttribute } from '../../../tensor/ops/op';
import { sizeOf } from '../../../tensor/shapes';
import type { Factors, Product } from './factors';
import type { KernelContext } from './kernel';

/** The kernel's product of matrices [..., rows, inner] and [..., inner, columns], either of them transposed or not. */
export function matrixProduct({ layout: { program }, kernel: { group } }: KernelContext): Product {
  const { args, attributes, shape } = program.operations[group.root!]!;
  const transposeA = flagAttribute(attributes, 'transposeA');
  const transposeB = flagAttribute(attributes, 'transposeB');
  const [rows, columns] = shape.slice(-2) as [number, number];
  const inner = program.operations[args[0]!]!.shape.at(transposeA ? -2 : -1)!;
  const batches = sizeOf(shape) / (rows * columns);
  const at = (size: number, outer: string, width: number, innermost: string): string => `${batches === 1 ? '' : `batch * ${size}u + `}${outer} * ${width}u + ${innermost}`;
  const terms = Array.from({ length: args.length / 2 }, (_, pair): Factors => ({
    left: (scope, row, k) => scope.element(args[2 * pair]!, transposeA ? at(rows * inner, k, rows, row) : at(rows * inner, row, inner, k)),
    right: (scope, k, column) => scope.element(args[2 * pair + 1]!, transposeB ? at(inner * columns, column, inner, k) : at(inner * columns, k, columns, column)),
  }));
  return { batches, rows, inner, columns, leftAlongInner: !transposeA, rightAlongInner: transposeB, terms };
}
