/** Noise Source: random latents; the same seed gives the same samples. */
import { mul, sub } from '../../../runtime/tensor/operations';
import { defineNode } from '../../define';
import { port } from '../../ports';

export const node = defineNode({
  type: 'noise-source',
  version: 1,
  category: 'sources',
  icon: 'Dices',
  inputs: {},
  outputs: { latent: { type: port.latent() } },
  params: {
    dim: { kind: 'integer', default: 100, min: 1, max: 4096, primary: true },
    distribution: { kind: 'choice', default: 'normal', options: ['normal', 'uniform'] },
    samples: { kind: 'integer', default: 25, min: 1, max: 256 },
    seed: { kind: 'seed', default: 1, primary: true },
  },
  infer: (_inputs, { dim }) => ({ outputs: { latent: port.latent(Number(dim)) }, problems: [] }),
  lower({ builder, batch, params, normal, uniform }) {
    const shape = [batch, Number(params.dim)];
    const seed = Number(params.seed);
    if (params.distribution === 'normal') return { latent: normal(shape, seed) };
    return { latent: sub(builder, mul(builder, uniform(shape, seed), 2), 1) };
  },
});
