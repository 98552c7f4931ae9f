/**
 * Residual (He et al. 2016): adds what entered the layers above, so that they need to learn a difference only. The skip
 * is a line of the list that says around how many layers it leads, or a wire of a drawing; where these change the number
 * of features, it passes through a learned matrix of its own.
 */
import type { Shape } from '../../../runtime/graph/portTypes';
import { error } from '../../../runtime/graph/problems';
import { describeShape, fits } from '../../../runtime/graph/unify';
import { add, matmul } from '../../../runtime/tensor/operations';
import { port } from '../../ports';
import { defineLayer } from './define';

const features = (shape: Shape | undefined) => shape?.at(-1);

/** The layer just before those that the skip leads around; -1 is what enters the network. */
function before(place: number, layers: number): number | 'input' {
  const source = place - layers - 1;
  return source === -1 ? 'input' : source;
}

export const layer = defineLayer({
  kind: 'residual',
  icon: 'Redo',
  params: { layers: { kind: 'integer', default: 2, min: 1, max: 64, primary: true } },
  listParams: ['layers'],
  others: { skip: { type: port.tensor(), inList: (place, { layers }) => before(place, Number(layers)) } },
  shape(input, { layers }, [skipped]) {
    if (!skipped) return error('layer-residual-reach', { values: { layers: Number(layers) } });
    if (fits(skipped.slice(0, -1), input.slice(0, -1))) return input;
    return error('layer-residual-misfit', { values: { before: describeShape(skipped), after: describeShape(input) } });
  },
  weights(input, _params, [skipped]) {
    const [from, to] = [skipped?.at(-1), input.at(-1)];
    return from === undefined || to === undefined || from === to ? [] : [{ name: 'kernel', shape: [from, to], initializer: 'glorotUniform', trainable: true }];
  },
  lower({ builder, weight }, input, _params, [skipped]) {
    if (!skipped) throw new Error('The skip comes from nowhere');
    return add(builder, input, features(skipped.shape) === features(input.shape) ? skipped : matmul(builder, skipped, weight('kernel')));
  },
});
