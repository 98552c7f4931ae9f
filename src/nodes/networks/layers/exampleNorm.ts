/**
 * Normalisation within each example, the same while training and afterwards: over the features of a position
 * (layer normalisation, Ba et al. 2016), or over all positions of a group of features (Wu & He 2018).
 */
import { error } from '../../../runtime/graph/problems';
import { moments, normalize } from '../../../runtime/tensor/composites';
import { add, mul, reshape } from '../../../runtime/tensor/operations';
import { defineLayer, type WeightSpec } from './define';
import { sizeOf } from '../../../runtime/tensor/shapes';

const epsilon = 1e-5;

const scaleAndOffset = (input: readonly number[]): WeightSpec[] => [
  { name: 'gamma', shape: [input.at(-1) ?? 1], initializer: 'ones', trainable: true },
  { name: 'beta', shape: [input.at(-1) ?? 1], initializer: 'zeros', trainable: true },
];

export const layerNormLayer = defineLayer({
  kind: 'layerNorm',
  icon: 'Scale',
  params: {},
  shape: (input) => input,
  weights: scaleAndOffset,
  lower: ({ builder, weight }, input) => normalize(builder, input, moments(builder, input, [input.shape.length - 1]), weight('gamma'), weight('beta'), epsilon),
});

export const groupNormLayer = defineLayer({
  kind: 'groupNorm',
  icon: 'Scale',
  params: { groups: { kind: 'integer', default: 8, min: 1, max: 256, primary: true } },
  shape(input, { groups }) {
    const features = input.at(-1);
    const splits = typeof features !== 'number' || features % Number(groups) === 0;
    return splits ? input : error('layer-groups', { values: { features: features ?? 0, groups: Number(groups) } });
  },
  weights: scaleAndOffset,
  lower({ builder: b, weight }, input, params) {
    const [batch = 1, ...rest] = input.shape;
    const groups = Number(params.groups);
    const features = rest.at(-1) ?? 1;
    const positions = sizeOf(rest.slice(0, -1));
    const grouped = reshape(b, input, [batch, positions, groups, features / groups]);
    const normal = reshape(b, normalize(b, grouped, moments(b, grouped, [1, 3]), 1, 0, epsilon), input.shape);
    return add(b, mul(b, normal, weight('gamma')), weight('beta'));
  },
});
