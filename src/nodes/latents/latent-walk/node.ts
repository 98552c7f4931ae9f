/** Latent Walk: a way through many latents, frame by frame, for a video. */
import type { Value } from '../../../runtime/tensor/program';
import { defineNode } from '../../define';
import { port } from '../../ports';
import { type Curve, through } from '../path';

export const node = defineNode({
  type: 'latent-walk',
  version: 1,
  category: 'latents',
  icon: 'Route',
  inputs: { points: { type: port.latent(), optional: true } },
  outputs: { latent: { type: port.latent() } },
  params: {
    dim: { kind: 'integer', default: 2, min: 1, max: 4096, primary: true },
    stops: { kind: 'integer', default: 8, min: 2, max: 64 },
    frames: { kind: 'integer', default: 24, min: 1, max: 120, primary: true },
    curve: { kind: 'choice', default: 'spherical', options: ['linear', 'spherical'] },
    closed: { kind: 'boolean', default: true },
    seed: { kind: 'seed', default: 1, primary: true },
  },
  infer: ({ points }, { dim }) => ({ outputs: { latent: port.latent(points?.kind === 'latent' ? points.dim : Number(dim)) }, problems: [] }),
  lower({ builder: b, input, params, normal }): Record<string, Value> {
    const stops = input('points') ?? normal([Number(params.stops), Number(params.dim)], Number(params.seed));
    return { latent: through(b, stops, Number(params.frames), params.curve as Curve, params.closed === true) };
  },
});
