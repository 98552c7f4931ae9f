import { expect, test } from 'vitest';
import { GraphBuilder } from '../../../../../src/runtime/engines/onnx/graphBuilder';
import { lowerProgram } from '../../../../../src/runtime/engines/onnx/lowerProgram';
import { ProgramBuilder } from '../../../../../src/runtime/tensor/builder';
import { add, matmul, relu, reshape, stopGradient } from '../../../../../src/runtime/tensor/operations';
import type { Value } from '../../../../../src/runtime/tensor/program';

/** Types of the nodes that an example becomes. */
function nodesOf(example: (builder: ProgramBuilder, x: Value, y: Value) => Value): string[] {
  const builder = new ProgramBuilder();
  builder.output('result', example(builder, builder.feed('x', [4, 3]), builder.feed('y', [3, 5])));
  const graph = new GraphBuilder();
  lowerProgram(builder.build(), graph, (id) => `leaf${id}`);
  return graph.nodes.map(({ type }) => type);
}

test('a product and its bias are one node', () => {
  expect(nodesOf((b, x, y) => add(b, matmul(b, x, y), b.constant([1, 2, 3, 4, 5])))).toEqual(['Gemm']);
});

test('a transposed operand needs no transpose', () => {
  expect(nodesOf((b, x) => matmul(b, x, x, { transposeA: true }))).toEqual(['Gemm']);
});

test('of two products that are added, the second adds itself to the first', () => {
  expect(nodesOf((b, x, y) => add(b, matmul(b, x, y), matmul(b, relu(b, x), y)))).toEqual(['Gemm', 'Relu', 'Gemm']);
});

test('a product that something else needs, too, stays', () => {
  expect(nodesOf((b, x, y) => {
    const product = matmul(b, x, y);
    return add(b, product, relu(b, product));
  })).toEqual(['Gemm', 'Relu', 'Add']);
});

test('there and back again is no node', () => {
  expect(nodesOf((b, x) => relu(b, stopGradient(b, reshape(b, reshape(b, x, [12]), [4, 3]))))).toEqual(['Reshape', 'Relu']);
});
