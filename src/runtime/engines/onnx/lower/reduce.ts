/** Reductions, softmax and arg max. */
import { flagAttribute, numberAttribute, numbersAttribute } from '../../../tensor/ops/op';
import { elementTypes } from '../model';
import type { Lower } from './lower';

const reduction = (type: string): Lower => (graph, [x], { attributes }) => {
  const axes = numbersAttribute(attributes, 'axes');
  if (axes.length === 0) return x!.name;
  return graph.node(type, [x!.name, graph.sizes(axes)], { keepdims: { integer: Number(flagAttribute(attributes, 'keepDims')) } });
};

const alongLastAxis = (type: string): Lower => (graph, [x]) => graph.node(type, [x!.name], { axis: { integer: x!.shape.length - 1 } });

export const reduceLowerings: Readonly<Record<string, Lower>> = {
  sum: reduction('ReduceSum'),
  mean: reduction('ReduceMean'),
  max: reduction('ReduceMax'),
  softmax: alongLastAxis('Softmax'),
  logSoftmax: alongLastAxis('LogSoftmax'),
  argMax: (graph, [x], { attributes }) => {
    const found = graph.node('ArgMax', [x!.name], { axis: { integer: numberAttribute(attributes, 'axis') }, keepdims: { integer: 0 } });
    return graph.node('Cast', [found], { to: { integer: elementTypes.i32 } });
  },
};
