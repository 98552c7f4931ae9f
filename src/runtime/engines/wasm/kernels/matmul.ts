/** Products of matrices, one for each index of the axes before the last two. */
import { flagAttribute } from '../../../tensor/ops/op';
import { sizeOf } from '../../../tensor/shapes';
import type { KernelContext, Stages } from './kernel';
import { productTasks } from './product';

export function matmulKernel(context: KernelContext): Stages {
  const { args, attributes, shape } = context.layout.program.operations[context.kernel.group.root!]!;
  const [transposeA, transposeB] = [flagAttribute(attributes, 'transposeA'), flagAttribute(attributes, 'transposeB')];
  const [rows, columns] = shape.slice(-2) as [number, number];
  const depth = context.shapeOf(args[0]!).at(transposeA ? -2 : -1)!;
  const batches = sizeOf(shape) / (rows * columns);
  const pairs = Array.from({ length: args.length / 2 }, (_, pair) => [args[2 * pair]!, args[2 * pair + 1]!] as const);
  const { packing, compute } = productTasks(context, {
    terms: pairs.map(([left, right]) => ({
      left: (frame) => context.address(left, frame),
      right: {
        address: (frame) => context.address(right, frame),
        start: 0,
        inner: [{ size: depth, stride: transposeB ? 1 : columns }],
        columns,
        stride: transposeB ? depth : 1,
        batches,
        batchStride: depth * columns,
      },
    })),
    rows: [{ size: rows, stride: transposeA ? 1 : depth, result: columns }],
    inner: [{ size: depth, stride: transposeA ? rows : 1 }],
    columns,
    batches,
    leftBatch: rows * depth,
    resultBatch: rows * columns,
    leftStart: 0,
    resultStart: 0,
  });
  return [packing, [compute]];
}
