/** Operations that only move elements. */
import { numberAttribute, numbersAttribute } from '../../../tensor/ops/op';
import { sizeOf } from '../../../tensor/shapes';
import type { GraphBuilder } from '../graphBuilder';
import { elementTypes } from '../model';
import type { Lower } from './lower';

/** 1 where a row's index names the column, 0 elsewhere; an index out of range gives zeros. */
function hotRows(graph: GraphBuilder, indices: string, indexShape: readonly number[], depth: number): string {
  const column = graph.node('Reshape', [indices, graph.sizes([...indexShape, 1])]);
  const columns = graph.numbers(Array.from({ length: depth }, (_, index) => index), [depth], 'i32');
  return graph.node('Cast', [graph.node('Equal', [column, columns])], { to: { integer: elementTypes.f32 } });
}

export const arrangementLowerings: Readonly<Record<string, Lower>> = {
  reshape: (graph, [x], { shape }) => graph.node('Reshape', [x!.name, graph.sizes(shape)]),
  transpose: (graph, [x], { attributes }) => graph.node('Transpose', [x!.name], { perm: { integers: numbersAttribute(attributes, 'order') } }),
  broadcastTo: (graph, [x], { shape }) => graph.node('Expand', [x!.name, graph.sizes(shape)]),
  concat: (graph, inputs, { attributes }) => graph.node('Concat', inputs.map(({ name }) => name), { axis: { integer: numberAttribute(attributes, 'axis') } }),
  slice: (graph, [x], { attributes, shape }) => {
    const begin = numbersAttribute(attributes, 'begin');
    return graph.node('Slice', [x!.name, graph.sizes(begin), graph.sizes(begin.map((start, axis) => start + shape[axis]!))]);
  },
  pad: (graph, [x], { attributes }) => graph.node('Pad', [x!.name, graph.sizes([...numbersAttribute(attributes, 'before'), ...numbersAttribute(attributes, 'after')])]),
  gather: (graph, [table, indices]) => graph.node('Gather', [table!.name, indices!.name]),
  // Parallel additions come in any order, and so with any rounding: a product with the one-hot matrix does not.
  scatterAdd: (graph, [indices, updates], { shape }) => {
    const count = sizeOf(indices!.shape);
    const width = sizeOf(shape.slice(1));
    const hot = hotRows(graph, indices!.name, [count], shape[0]!);
    const rows = graph.node('Reshape', [updates!.name, graph.sizes([count, width])]);
    return graph.node('Reshape', [graph.node('Gemm', [hot, rows], { transA: { integer: 1 } }), graph.sizes(shape)]);
  },
  oneHot: (graph, [indices], { attributes }) => hotRows(graph, indices!.name, indices!.shape, numberAttribute(attributes, 'depth')),
};
