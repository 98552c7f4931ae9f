/**
 * Sample Latent: a draw from the encoder's distribution, mean + deviation * noise, through which gradients flow
 * (the reparametrisation of Kingma & Welling 2014).
 */
import { add, exp, mul } from '../../../runtime/tensor/operations';
import type { Value } from '../../../runtime/tensor/program';
import { defineNode } from '../../define';
import { port } from '../../ports';

export const node = defineNode({
  type: 'sample-latent',
  version: 1,
  category: 'networks',
  icon: 'Dice5',
  inputs: { mean: { type: port.latent() }, logVariance: { type: port.latent() } },
  outputs: { latent: { type: port.latent() } },
  params: {
    outside: { kind: 'choice', default: 'mean', options: ['mean', 'sample'] },
    seed: { kind: 'seed', default: 1 },
  },
  lower({ builder, input, params, training, normal }): Record<string, Value> {
    const mean = input('mean');
    const logVariance = input('logVariance');
    if (!mean || !logVariance) return {};
    if (!training && params.outside === 'mean') return { latent: mean };
    const deviation = exp(builder, mul(builder, logVariance, 0.5));
    return { latent: add(builder, mean, mul(builder, deviation, normal(mean.shape, Number(params.seed)))) };
  },
});
