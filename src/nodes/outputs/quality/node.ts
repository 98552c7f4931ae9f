/** Quality: how good samples are, against real pictures that no network has learned from. */
import { defineNode } from '../../define';
import { port } from '../../ports';

export const node = defineNode({
  type: 'quality',
  version: 1,
  category: 'outputs',
  icon: 'Gauge',
  inputs: {
    samples: { type: port.image('h', 'w', 'c'), optional: true },
    real: { type: port.image(), optional: true },
    metrics: { type: port.metrics(), optional: true },
  },
  outputs: {},
  params: {
    examples: { kind: 'integer', default: 1000, min: 50, max: 10_000, primary: true },
    seed: { kind: 'seed', default: 0 },
  },
  sink: true,
  draws: true,
});
