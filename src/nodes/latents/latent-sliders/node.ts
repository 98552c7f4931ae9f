/** Latent Sliders: one latent, set by hand. */
import { defineNode } from '../../define';
import { port } from '../../ports';

export const node = defineNode({
  type: 'latent-sliders',
  version: 1,
  category: 'latents',
  icon: 'SlidersHorizontal',
  inputs: {},
  outputs: { latent: { type: port.latent() } },
  params: {
    dim: { kind: 'integer', default: 2, min: 1, max: 128, primary: true },
    values: { kind: 'vector', default: [], length: 'dim', min: -3, max: 3, primary: true, steers: true },
  },
  infer: (_inputs, { dim }) => ({ outputs: { latent: port.latent(Number(dim)) }, problems: [] }),
  lower({ builder, params }) {
    const dim = Number(params.dim);
    const values = Array.isArray(params.values) ? params.values : [];
    return { latent: builder.constant(Array.from({ length: dim }, (_, index) => Number(values[index] ?? 0)), [1, dim]) };
  },
});
