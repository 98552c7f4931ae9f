/** Interpolate: latents on the way from one to another. */
import type { Value } from '../../../runtime/tensor/program';
import { defineNode } from '../../define';
import { port } from '../../ports';
import { type Curve, along } from '../path';
import { firstOf } from '../rows';

export const node = defineNode({
  type: 'interpolate',
  version: 1,
  category: 'latents',
  icon: 'Spline',
  inputs: { from: { type: port.latent() }, to: { type: port.latent() } },
  outputs: { latent: { type: port.latent() } },
  params: {
    steps: { kind: 'integer', default: 10, min: 2, max: 256, primary: true },
    curve: { kind: 'choice', default: 'spherical', options: ['linear', 'spherical'], primary: true },
  },
  lower({ builder: b, input, params }): Record<string, Value> {
    const [from, to] = [input('from'), input('to')];
    if (!from || !to) return {};
    const steps = Number(params.steps);
    const progress = Array.from({ length: steps }, (_, step) => step / (steps - 1));
    return { latent: along(b, firstOf(b, from, steps), firstOf(b, to, steps), progress, params.curve as Curve) };
  },
});
