/** Activations: one function of each element, the shape stays. */
import { leakyRelu } from '../../../runtime/tensor/composites';
import { relu, sigmoid, tanh } from '../../../runtime/tensor/operations';
import { defineLayer } from './define';

export const reluLayer = defineLayer({
  kind: 'relu',
  icon: 'TrendingUp',
  params: {},
  shape: (input) => input,
  lower: ({ builder }, input) => relu(builder, input),
});

export const leakyReluLayer = defineLayer({
  kind: 'leakyRelu',
  icon: 'TrendingUp',
  params: { slope: { kind: 'number', default: 0.2, min: 0, max: 1, primary: true } },
  shape: (input) => input,
  lower: ({ builder }, input, { slope }) => leakyRelu(builder, input, Number(slope)),
});

export const tanhLayer = defineLayer({
  kind: 'tanh',
  icon: 'Activity',
  params: {},
  shape: (input) => input,
  lower: ({ builder }, input) => tanh(builder, input),
});

export const sigmoidLayer = defineLayer({
  kind: 'sigmoid',
  icon: 'Activity',
  params: {},
  shape: (input) => input,
  lower: ({ builder }, input) => sigmoid(builder, input),
});
