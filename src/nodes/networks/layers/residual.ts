/**
 * Residual (He et al. 2016): adds what entered the layers above, so that they need to learn a difference only. The skip
 * is a line of the list that says around how many layers it leads; where these change the number of features, it
 * passes through a learned matrix of its own.
 */
import type { Shape } from '../../../runtime/graph/portTypes';
import { error } from '../../../runtime/graph/problems';
import { describeShape, fits } from '../../../runtime/graph/unify';
import { add, matmul } from '../../../runtime/tensor/operations';
import { defineLayer } from './define';

const features = (shape: Shape | undefined) => shape?.at(-1);

export const layer = defineLayer({
  kind: 'residual',
  params: { layers: { kind: 'integer', default: 2, min: 1, max: 64, primary: true } },
  shape(input, { layers }, { earlier }) {
    const skipped = earlier(Number(layers));
    if (!skipped) return error('layer-residual-reach', { values: { layer: 'residual', layers: Number(layers) } });
    if (fits(skipped.slice(0, -1), input.slice(0, -1))) return input;
    return error('layer-residual-misfit', { values: { layer: 'residual', before: describeShape(skipped), after: describeShape(input) } });
  },
  weights(input, { layers }, { earlier }) {
    const [from, to] = [features(earlier(Number(layers))), features(input)];
    if (typeof from === 'string' || typeof to === 'string') return null;
    return from === undefined || to === undefined || from === to ? [] : [{ name: 'kernel', shape: [from, to], initializer: 'glorotUniform', trainable: true }];
  },
  lower({ builder, earlier, weight }, input, { layers }) {
    const skipped = earlier(Number(layers));
    return add(builder, input, features(skipped.shape) === features(input.shape) ? skipped : matmul(builder, skipped, weight('kernel')));
  },
});
