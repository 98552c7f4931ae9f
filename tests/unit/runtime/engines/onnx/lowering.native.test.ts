import { expect, test } from 'vitest';
import type { Engine, TensorData } from '../../../../../src/runtime/engines/engine';
import { createOnnxEngine } from '../../../../../src/runtime/engines/onnx/engine';
import { GraphBuilder } from '../../../../../src/runtime/engines/onnx/graphBuilder';
import { lowerProgram } from '../../../../../src/runtime/engines/onnx/lowerProgram';
import { createReferenceEngine } from '../../../../../src/runtime/engines/reference/engine';
import { ProgramBuilder } from '../../../../../src/runtime/tensor/builder';
import { add, matmul, mean, mul, relu, reshape, slice, softplus, stopGradient, square, sub, sum } from '../../../../../src/runtime/tensor/operations';
import type { Value } from '../../../../../src/runtime/tensor/program';
import { CounterRandom } from '../../../../../src/runtime/tensor/random';
import { nodeRuntime } from './nodeRuntime';

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

test('a whole matrix is added after the product, since Gemm would copy it first', () => {
  expect(nodesOf((b, x, y) => add(b, matmul(b, x, y), matmul(b, relu(b, x), y)))).toEqual(['Gemm', 'Relu', 'Gemm', 'Add']);
});

test('a product or a sum with one is multiplied by a number in the same node', () => {
  expect(nodesOf((b, x, y) => mul(b, matmul(b, x, y), 3))).toEqual(['Gemm']);
  expect(nodesOf((b, x, y) => mul(b, add(b, matmul(b, x, y), 1), 3))).toEqual(['Gemm']);
  expect(nodesOf((b, x, y) => {
    const product = matmul(b, x, y);
    return add(b, mul(b, product, 3), relu(b, product));
  })).toEqual(['Gemm', 'Mul', 'Relu', 'Add']);
});

test('a mean of everything begins with a mean that is there already', () => {
  const twoMeans = (b: ProgramBuilder, x: Value): Value => add(b, mean(b, x, [1], true), mean(b, x));
  const builder = new ProgramBuilder();
  builder.output('result', twoMeans(builder, builder.feed('x', [4, 3])));
  const graph = new GraphBuilder();
  lowerProgram(builder.build(), graph, (id) => `leaf${id}`);
  const [first, second] = graph.nodes;
  expect([first!.type, second!.type]).toEqual(['ReduceMean', 'ReduceMean']);
  expect(second!.inputs).toEqual(first!.outputs);
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

test('slices that are all of a value are one node', () => {
  const parts = (b: ProgramBuilder, x: Value, sizes: readonly number[]): Value => {
    const begins = sizes.map((_, index) => sizes.slice(0, index).reduce((sum, size) => sum + size, 0));
    return sizes.map((size, index) => slice(b, x, [0, begins[index]!], [4, size])).map((part) => relu(b, part)).reduce((sum, part) => add(b, sum, part));
  };
  expect(nodesOf((b, x) => parts(b, x, [1, 1, 1]))).toEqual(['Split', 'Relu', 'Relu', 'Relu', 'Add', 'Add']);
  expect(nodesOf((b, x) => parts(b, x, [1, 1]))).toEqual(['Slice', 'Slice', 'Relu', 'Relu', 'Add']);
});

test('a softplus of many elements is made of what ONNX Runtime has vectors for', () => {
  expect(nodesOf((b, x) => softplus(b, x))).toEqual(['Softplus']);
  expect(nodesOf((b, x) => softplus(b, add(b, x, b.constant(0, [512, 4, 3]))))).not.toContain('Softplus');
});

/** The loss of pictures of so many pixels that are given as logits, one for each picture. */
function lossOfPictures(builder: ProgramBuilder, pixels: number): Value {
  const [logits, targets] = [builder.feed('logits', [3, pixels, 1]), builder.feed('targets', [3, pixels, 1])];
  return sum(builder, sub(builder, softplus(builder, logits), mul(builder, logits, targets)), [1, 2]);
}

test('a sum of many softplus takes the logarithms of products', () => {
  const logarithms = (example: (b: ProgramBuilder) => Value): boolean => nodesOf((b) => example(b)).includes('ReduceProd');
  expect(logarithms((b) => lossOfPictures(b, 784))).toBe(true);
  expect(logarithms((b) => lossOfPictures(b, 9))).toBe(false);
  // Over the first axes, or where the softplus is needed by itself, it is computed one by one.
  expect(logarithms((b) => sum(b, softplus(b, b.feed('logits', [3, 784])), [0]))).toBe(false);
  expect(logarithms((b) => {
    const each = softplus(b, b.feed('logits', [3, 784]));
    return add(b, sum(b, each, [1], true), each);
  })).toBe(false);
});

// 797 is prime: there is nothing to multiply.
test.each([784, 797])('the loss of %i pixels is that of the reference, however sure the logits', async (pixels) => {
  const builder = new ProgramBuilder();
  builder.output('losses', lossOfPictures(builder, pixels));
  const random = new CounterRandom(3);
  const [logits, targets] = [new Float32Array(3 * pixels), new Float32Array(3 * pixels)];
  random.fillNormal(logits);
  random.fillUniform(targets);
  for (let index = 0; index < logits.length; index++) logits[index]! *= [0.1, 5, 50][Math.floor(index / pixels)]!;
  const losses = async (engine: Engine): Promise<TensorData> => (await (await engine.compile(builder.build())).run(1, () => ({ logits, targets }))).losses!;
  const [found, expected] = await Promise.all([createOnnxEngine(nodeRuntime()), createReferenceEngine()].map(losses));
  found!.forEach((loss, index) => expect(Math.abs(loss / expected![index]! - 1)).toBeLessThan(2e-6));
});

test('a number has as many axes as what it is spread over', () => {
  const builder = new ProgramBuilder();
  builder.output('result', mul(builder, builder.feed('x', [4, 3, 1]), 2));
  const graph = new GraphBuilder();
  lowerProgram(builder.build(), graph, (id) => `leaf${id}`);
  expect(graph.initializers.map(({ shape }) => shape)).toEqual([[1, 1, 1]]);
});

test('sums over the first axes are products with a row', () => {
  expect(nodesOf((b, x) => mean(b, x, [0]))).toEqual(['MatMul']);
  expect(nodesOf((b, x) => mean(b, x, [1]))).toEqual(['ReduceMean']);
});

test('all squares are added as they are made, unless something else needs them', () => {
  expect(nodesOf((b, x) => sum(b, square(b, x)))).toEqual(['ReduceSumSquare']);
  expect(nodesOf((b, x) => {
    const squares = square(b, x);
    return add(b, squares, sum(b, squares));
  })).toEqual(['Mul', 'ReduceSum', 'Add']);
});
