/** Loss Chart: the curves of a trainer. */
import { defineNode } from '../../define';
import { port } from '../../ports';

export const node = defineNode({
  type: 'loss-chart',
  version: 1,
  category: 'outputs',
  icon: 'ChartLine',
  inputs: { metrics: { type: port.metrics() } },
  outputs: {},
  params: {
    logScale: { kind: 'boolean', default: false },
    smoothing: { kind: 'number', default: 0.9, min: 0, max: 0.99 },
  },
  sink: true,
});
