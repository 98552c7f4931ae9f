/** Reshape and Flatten: the same numbers in another shape. */
import type { Shape } from '../../../runtime/graph/portTypes';
import { error } from '../../../runtime/graph/problems';
import { reshape } from '../../../runtime/tensor/operations';
import { defineLayer } from './define';
import { sizeOf } from '../../../runtime/tensor/shapes';

/** Reads `28x28x1`, `28 × 28 × 1` or `28, 28, 1`; an empty list where the text is none of these. */
function parseShape(text: string): number[] {
  const sizes = text.split(/[x×,\s]+/).filter(Boolean).map(Number);
  return sizes.every((size) => Number.isInteger(size) && size > 0) ? sizes : [];
}

/** Number of elements, or null where a size is not known yet. */
function elements(shape: Shape): number | null {
  return shape.reduce<number | null>((product, size) => (product === null || typeof size === 'string' ? null : product * size), 1);
}

export const reshapeLayer = defineLayer({
  kind: 'reshape',
  icon: 'Shapes',
  params: { shape: { kind: 'text', default: '28x28x1', primary: true } },
  shape(input, params) {
    const text = String(params.shape);
    const target = parseShape(text);
    if (target.length === 0) return error('layer-shape-unreadable', { values: { text } });
    const from = elements(input);
    const to = elements(target);
    if (from !== null && from !== to) return error('layer-reshape-count', { values: { from, to: to ?? 0, target: target.join('×') } });
    return target;
  },
  lower: ({ builder }, input, params) => reshape(builder, input, [input.shape[0] ?? 1, ...parseShape(String(params.shape))]),
});

export const flattenLayer = defineLayer({
  kind: 'flatten',
  icon: 'Rows3',
  params: {},
  shape: (input) => [elements(input) ?? 'flat'],
  lower({ builder }, input) {
    const [batch = 1, ...rest] = input.shape;
    return reshape(builder, input, [batch, sizeOf(rest)]);
  },
});
