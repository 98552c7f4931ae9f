/** Dense: a matrix product with learned weights, plus a bias. */
import { add, matmul } from '../../../runtime/tensor/operations';
import { error } from '../../../runtime/graph/problems';
import { defineLayer } from './define';

export const layer = defineLayer({
  kind: 'dense',
  icon: 'Network',
  params: { units: { kind: 'integer', default: 128, min: 1, max: 16384, primary: true } },
  shape(input, { units }) {
    if (input.length !== 1) return error('layer-needs-vector', { values: { rank: input.length } });
    return [Number(units)];
  },
  weights([size = 0], { units }) {
    return [
      { name: 'kernel', shape: [size, Number(units)], initializer: 'glorotUniform', trainable: true },
      { name: 'bias', shape: [Number(units)], initializer: 'zeros', trainable: true },
    ];
  },
  lower({ builder, weight }, input) {
    return add(builder, matmul(builder, input, weight('kernel')), weight('bias'));
  },
});
