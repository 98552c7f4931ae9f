/** Matrix products of the last two axes, one for each index of the axes before them. */
import type { Value } from '../program';
import { matmul } from '../operations';
import { sameShape, ShapeError, sizeOf } from '../shapes';
import { flagAttribute, stackedShape, type OpRecord } from './op';

export const matmulOps: readonly OpRecord[] = [
  {
    name: 'matmul',
    shape: (args, attributes) => {
      const [x, y] = args as [Value, Value];
      const fail = (reason: string): ShapeError => new ShapeError('matmul', [x.shape, y.shape], reason);
      if (x.shape.length < 2 || y.shape.length < 2) throw fail('needs matrices');
      if (!sameShape(x.shape.slice(0, -2), y.shape.slice(0, -2))) throw fail('the axes before the last two differ');
      const [rows, inner] = matrixSize(x, flagAttribute(attributes, 'transposeA'));
      const [innerY, columns] = matrixSize(y, flagAttribute(attributes, 'transposeB'));
      if (inner !== innerY) throw fail(`the inner sizes ${inner} and ${innerY} differ`);
      return stackedShape([...x.shape.slice(0, -2), rows, columns], attributes);
    },
    // With X' = op(X), Y' = op(Y), G: dX' = G Y'^T, dY' = X'^T G; a transposed operand takes the transpose of that.
    gradient: ({ builder, args, attributes, upstream }, argument) => {
      const [x, y] = args as [Value, Value];
      const transposeA = flagAttribute(attributes, 'transposeA');
      const transposeB = flagAttribute(attributes, 'transposeB');
      if (argument === 0) {
        return transposeA
          ? matmul(builder, y, upstream, { transposeA: transposeB, transposeB: true })
          : matmul(builder, upstream, y, { transposeB: !transposeB });
      }
      return transposeB
        ? matmul(builder, upstream, x, { transposeA: true, transposeB: transposeA })
        : matmul(builder, x, upstream, { transposeA: !transposeA });
    },
    flops: (args, result, attributes) => {
      const shape = args[0]!;
      return 2 * sizeOf(result) * shape[shape.length - (flagAttribute(attributes, 'transposeA') ? 2 : 1)]!;
    },
  },
];

function matrixSize(value: Value, transposed: boolean): [number, number] {
  const [rows, columns] = value.shape.slice(-2) as [number, number];
  return transposed ? [columns, rows] : [rows, columns];
}
