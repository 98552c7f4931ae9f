/** Dropout (Srivastava et al. 2014), scaled while training so that inference needs no change. */
import { greater, mul } from '../../../runtime/tensor/operations';
import { defineLayer } from './define';

export const layer = defineLayer({
  kind: 'dropout',
  icon: 'Droplets',
  params: { rate: { kind: 'number', default: 0.3, min: 0, max: 0.95, primary: true } },
  shape: (input) => input,
  lower({ builder, training, uniform }, input, params) {
    const rate = Number(params.rate);
    if (!training || rate === 0) return input;
    const kept = greater(builder, uniform(input.shape), rate);
    return mul(builder, mul(builder, input, kept), 1 / (1 - rate));
  },
});
