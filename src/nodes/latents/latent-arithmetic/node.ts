/** Latent Arithmetic: what sets two latents apart, added to a third (Radford et al. 2016: king - man + woman). */
import { add, mul, sub } from '../../../runtime/tensor/operations';
import type { Value } from '../../../runtime/tensor/program';
import { defineNode } from '../../define';
import { port } from '../../ports';
import { meanOf } from '../rows';

export const node = defineNode({
  type: 'latent-arithmetic',
  version: 1,
  category: 'latents',
  icon: 'Diff',
  inputs: { base: { type: port.latent() }, plus: { type: port.latent(), optional: true }, minus: { type: port.latent(), optional: true } },
  outputs: { latent: { type: port.latent() } },
  params: { strength: { kind: 'number', default: 1, min: -4, max: 4, primary: true } },
  lower({ builder: b, input, params }): Record<string, Value> {
    const [base, plus, minus] = [input('base'), input('plus'), input('minus')];
    if (!base) return {};
    const strength = Number(params.strength);
    const raised = plus ? add(b, base, mul(b, meanOf(b, plus), strength)) : base;
    return { latent: minus ? sub(b, raised, mul(b, meanOf(b, minus), strength)) : raised };
  },
});
