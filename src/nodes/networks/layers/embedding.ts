/** Embedding: a learned vector for each class or token. Its gradient adds up in the rows that were looked up. */
import { cast, gather } from '../../../runtime/tensor/operations';
import { port } from '../../ports';
import { defineLayer } from './define';

export const layer = defineLayer({
  kind: 'embedding',
  icon: 'TableProperties',
  params: {
    rows: { kind: 'integer', default: 10, min: 1, max: 1_000_000, primary: true },
    size: { kind: 'integer', default: 16, min: 1, max: 4096, primary: true },
  },
  takes: port.condition(),
  shape: (input, { size }) => [...input, Number(size)],
  weights: (_input, { rows, size }) => [{ name: 'table', shape: [Number(rows), Number(size)], initializer: 'glorotUniform', trainable: true }],
  lower: ({ builder, weight }, input) => gather(builder, weight('table'), cast(builder, input, 'i32')),
});
