/** Reductions, softmax and arg max. */
import { flagAttribute, numberAttribute, numbersAttribute } from '../../../tensor/ops/op';
import { areFirst, largestDivisor, positiveAxes, sizeOf } from '../../../tensor/shapes';
import type { GraphBuilder } from '../graphBuilder';
import { elementTypes } from '../model';
import type { Lower, Operand } from './lower';

/** Over the first axes of several: a product with a row, which takes half as long as a reduction of ONNX Runtime's. */
const weightedSum = (graph: GraphBuilder, { name, shape }: Operand, count: number, weightOf: (count: number) => number, result: readonly number[]): string => {
  const [rows, columns] = [shape.slice(0, count), shape.slice(count)].map(sizeOf) as [number, number];
  const matrix = shape.length === 2 ? name : graph.node('Reshape', [name, graph.sizes([rows, columns])]);
  // A vector of weights gives a vector of sums, and a matrix of one row such a matrix.
  const given = result.length <= 2 && result.at(-1) === columns ? result : [columns];
  const sums = graph.node('MatMul', [graph.numbers(new Array<number>(rows).fill(weightOf(rows)), [...given.slice(0, -1), rows]), matrix]);
  return given === result ? sums : graph.node('Reshape', [sums, graph.sizes(result)]);
};

/** From so many elements on, the sum of all of them is sooner found by way of the sums over the first axis. */
const fewestInProducts = 2 ** 15;

/** `weightOf` gives what each of so many elements counts in a weighted sum; null where the result is none. */
const reduction = (type: string, weightOf: ((count: number) => number) | null): Lower => (graph, [x], { attributes, shape }) => {
  const axes = positiveAxes(numbersAttribute(attributes, 'axes'), x!.shape.length)!;
  if (axes.length === 0) return x!.name;
  if (weightOf && x!.dtype === 'f32') {
    if (areFirst(axes) && sizeOf(x!.shape.slice(axes.length)) > 1) return weightedSum(graph, x!, axes.length, weightOf, shape);
    if (shape.length === 0 && x!.shape.length > 1 && sizeOf(x!.shape) >= fewestInProducts) {
      const sums = weightedSum(graph, x!, 1, weightOf, [sizeOf(x!.shape.slice(1))]);
      return graph.node(type, [sums], { keepdims: { integer: 0 } });
    }
  }
  return graph.node(type, [x!.name, graph.sizes(axes)], { keepdims: { integer: Number(flagAttribute(attributes, 'keepDims')) } });
};

/** A sum or mean of the squares of all numbers. */
export const squareSum: Lower = (graph, [x], { op, shape }) => {
  const sum = graph.node('ReduceSumSquare', [x!.name], { keepdims: { integer: Number(shape.length > 0) } });
  return op === 'sum' ? sum : graph.node('Mul', [sum, graph.numbers([1 / sizeOf(x!.shape)], shape.map(() => 1))]);
};

/** Probabilities of at least a half, so many of which can be multiplied without coming near the smallest number. */
const mostFactors = 16;

/**
 * The sum along last axes of softplus(x), or of softplus(x) - y: with max(x, 0) - log(sigmoid(|x|)) for softplus, a sum
 * of logarithms is that of the products of several numbers each, and ONNX Runtime multiplies sooner than it takes logarithms.
 */
export const softplusSum: Lower = (graph, [x, less], { shape }) => {
  const rows = sizeOf(shape);
  const columns = sizeOf(x!.shape) / rows;
  const factors = largestDivisor(columns, mostFactors);
  const sums = (type: string, name: string, sizes: readonly number[]): string =>
    graph.node(type, [graph.node('Reshape', [name, graph.sizes(sizes)]), graph.sizes([1])], { keepdims: { integer: 0 } });
  const positive = graph.node('Relu', [x!.name]);
  const linear = sums('ReduceSum', less ? graph.node('Sub', [positive, less.name]) : positive, [rows, columns]);
  const products = sums('ReduceProd', graph.node('Sigmoid', [graph.node('Abs', [x!.name])]), [rows, factors, columns / factors]);
  const logarithms = graph.node('ReduceSum', [graph.node('Log', [products]), graph.sizes([1])], { keepdims: { integer: 0 } });
  return graph.node('Reshape', [graph.node('Sub', [linear, logarithms]), graph.sizes(shape)]);
};

const alongLastAxis = (type: string): Lower => (graph, [x]) => graph.node(type, [x!.name], { axis: { integer: x!.shape.length - 1 } });

export const reduceLowerings: Readonly<Record<string, Lower>> = {
  sum: reduction('ReduceSum', () => 1),
  mean: reduction('ReduceMean', (count) => 1 / count),
  max: reduction('ReduceMax', null),
  softmax: alongLastAxis('Softmax'),
  logSoftmax: alongLastAxis('LogSoftmax'),
  argMax: (graph, [x], { attributes }) => {
    const found = graph.node('ArgMax', [x!.name], { axis: { integer: numberAttribute(attributes, 'axis') }, keepdims: { integer: 0 } });
    return graph.node('Cast', [found], { to: { integer: elementTypes.i32 } });
  },
};
