/** Latent Plot: where examples lie in a plane of the latent space, each in the colour of its class. */
import { defineNode } from '../../define';
import { port } from '../../ports';

export const node = defineNode({
  type: 'latent-plot',
  version: 1,
  category: 'outputs',
  icon: 'ChartScatter',
  inputs: { latent: { type: port.latent() }, labels: { type: port.labels(), optional: true } },
  outputs: {},
  params: {
    across: { kind: 'integer', default: 1, min: 1, max: 4096 },
    up: { kind: 'integer', default: 2, min: 1, max: 4096 },
  },
  sink: true,
});
