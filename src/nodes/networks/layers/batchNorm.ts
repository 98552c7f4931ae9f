/**
 * Batch normalisation (Ioffe & Szegedy 2015): batch statistics while training, moving averages otherwise.
 * The default momentum of 0.9 makes the averages useful within tens of steps, where 0.99 needs hundreds.
 */
import { type Moments, moments, normalize } from '../../../runtime/tensor/composites';
import { add, mul, reshape } from '../../../runtime/tensor/operations';
import type { Value } from '../../../runtime/tensor/program';
import { defineLayer } from './define';

const epsilon = 1e-3;

export const layer = defineLayer({
  kind: 'batchNorm',
  icon: 'Scale',
  params: { momentum: { kind: 'number', default: 0.9, min: 0, max: 0.999 } },
  shape: (input) => input,
  weights(input) {
    const shape = [input.at(-1) ?? 1];
    return [
      { name: 'gamma', shape, initializer: 'ones', trainable: true },
      { name: 'beta', shape, initializer: 'zeros', trainable: true },
      { name: 'movingMean', shape, initializer: 'zeros', trainable: false },
      { name: 'movingVariance', shape, initializer: 'ones', trainable: false },
    ];
  },
  lower({ builder, training, weight, update }, input, params) {
    const apply = (statistics: Moments) => normalize(builder, input, statistics, weight('gamma'), weight('beta'), epsilon);
    if (!training) return apply({ mean: weight('movingMean'), variance: weight('movingVariance') });

    const momentum = Number(params.momentum);
    const batch = moments(builder, input, input.shape.slice(0, -1).map((_, axis) => axis));
    const follow = (name: string, statistic: Value) => {
      const latest = reshape(builder, statistic, weight(name).shape);
      update(name, add(builder, mul(builder, weight(name), momentum), mul(builder, latest, 1 - momentum)));
    };
    follow('movingMean', batch.mean);
    follow('movingVariance', batch.variance);
    return apply(batch);
  },
});
