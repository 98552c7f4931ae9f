/** Elementwise operations. ONNX Runtime makes one pass over memory for each node, so the fewest nodes win. */
import { numberAttribute, textAttribute } from '../../../tensor/ops/op';
import { sameShape, sizeOf } from '../../../tensor/shapes';
import type { GraphBuilder } from '../graphBuilder';
import { elementTypes } from '../model';
import type { Lower, Operand } from './lower';

/** A factor that takes the smallest float above 1 and the zero to itself. */
const steep = 3e38;

const unary = (type: string): Lower => (graph, [x]) => graph.node(type, [x!.name]);
const binary = (type: string): Lower => (graph, [x, y], { shape }) => graph.node(type, [scalarIfRepeated(graph, x!, y!, shape), scalarIfRepeated(graph, y!, x!, shape)]);
const comparison = (type: string): Lower => (graph, inputs, operation) => graph.node('Cast', [binary(type)(graph, inputs, operation)], { to: { integer: elementTypes.f32 } });

/**
 * A scalar broadcasts faster than a tensor full of it, where the other operand has the shape of the result. It needs as
 * many axes as that: ONNX Runtime spreads one without axes along the last axis alone, which may be of one element.
 */
function scalarIfRepeated(graph: GraphBuilder, operand: Operand, other: Operand, shape: readonly number[]): string {
  return operand.repeated === null || !sameShape(other.shape, shape) ? operand.name : graph.numbers([operand.repeated], shape.map(() => 1), operand.dtype);
}

/** Fewer elements are sooner done one by one than in several operations. */
export const fewestInVectors = 2048;

/** ONNX Runtime has vectors for all of these, and none for Softplus itself: max(x, 0) - log(sigmoid(|x|)). */
const softplus: Lower = (graph, [x], { shape }) => {
  if (sizeOf(shape) < fewestInVectors) return graph.node('Softplus', [x!.name]);
  const probability = graph.node('Sigmoid', [graph.node('Abs', [x!.name])]);
  return graph.node('Sub', [graph.node('Relu', [x!.name]), graph.node('Log', [probability])]);
};

const step: Lower = (graph, [x], { attributes }) => {
  const otherwise = numberAttribute(attributes, 'otherwise');
  if (otherwise === 0) return graph.node('HardSigmoid', [x!.name], { alpha: { float: steep }, beta: { float: 0 } });
  if (otherwise > 0 && otherwise <= 1) {
    const steeper = graph.node('Mul', [x!.name, graph.numbers([steep])]);
    return graph.node('Clip', [steeper, graph.numbers([otherwise]), graph.numbers([1])]);
  }
  return graph.node('Where', [graph.node('Greater', [x!.name, graph.numbers([0])]), graph.numbers([1]), graph.numbers([otherwise])]);
};

export const elementwiseLowerings: Readonly<Record<string, Lower>> = {
  add: binary('Add'),
  sub: binary('Sub'),
  mul: binary('Mul'),
  div: binary('Div'),
  maximum: binary('Max'),
  minimum: binary('Min'),
  greater: comparison('Greater'),
  greaterEqual: comparison('GreaterOrEqual'),
  less: comparison('Less'),
  equal: comparison('Equal'),
  select: (graph, [condition, x, y]) => graph.node('Where', [graph.node('Cast', [condition!.name], { to: { integer: elementTypes.bool } }), x!.name, y!.name]),
  neg: unary('Neg'),
  exp: unary('Exp'),
  log: unary('Log'),
  sqrt: unary('Sqrt'),
  rsqrt: (graph, [x]) => graph.node('Reciprocal', [graph.node('Sqrt', [x!.name])]),
  square: (graph, [x]) => graph.node('Mul', [x!.name, x!.name]),
  abs: unary('Abs'),
  reciprocal: unary('Reciprocal'),
  tanh: unary('Tanh'),
  sigmoid: unary('Sigmoid'),
  softplus,
  relu: unary('Relu'),
  leakyRelu: (graph, [x], { attributes }) => graph.node('LeakyRelu', [x!.name], { alpha: { float: numberAttribute(attributes, 'slope') } }),
  sin: unary('Sin'),
  cos: unary('Cos'),
  step,
  cast: (graph, [x], { attributes }) => graph.node('Cast', [x!.name], { to: { integer: elementTypes[textAttribute(attributes, 'dtype') === 'i32' ? 'i32' : 'f32'] } }),
};
