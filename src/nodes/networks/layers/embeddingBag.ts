/**
 * Embedding Bag: a learned vector for each word of a text, added up or averaged, so that a text becomes one row. Numbers
 * beyond the table stand for no word.
 */
import { error } from '../../../runtime/graph/problems';
import { vocabulary } from '../../../runtime/data/captions/vocabulary';
import { cast, div, matmul, maximum, oneHot, sum } from '../../../runtime/tensor/operations';
import { defineLayer } from './define';

export const layer = defineLayer({
  kind: 'embeddingBag',
  icon: 'WholeWord',
  params: {
    rows: { kind: 'integer', default: vocabulary.length, min: 1, max: 1_000_000, primary: true },
    size: { kind: 'integer', default: 32, min: 1, max: 4096, primary: true },
    mode: { kind: 'choice', default: 'sum', options: ['sum', 'mean'] },
  },
  shape(input, { size }) {
    if (input.length !== 1) return error('layer-needs-vector', { values: { rank: input.length } });
    return [Number(size)];
  },
  weights: (_input, { rows, size }) => [{ name: 'table', shape: [Number(rows), Number(size)], initializer: 'glorotUniform', trainable: true }],
  lower({ builder: b, weight }, input, { rows, mode }) {
    // As a product with counts: what is beyond the table counts nothing, where looking it up would fail.
    const counts = sum(b, oneHot(b, cast(b, input, 'i32'), Number(rows)), [1]);
    const bag = matmul(b, counts, weight('table'));
    return mode === 'sum' ? bag : div(b, bag, maximum(b, sum(b, counts, [1], true), 1));
  },
});
