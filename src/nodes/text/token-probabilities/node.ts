/** Token Probabilities: how sure a model was of each token, and what else it thought of. */
import { defineNode } from '../../define';
import { port } from '../../ports';

export const node = defineNode({
  type: 'token-probabilities',
  version: 1,
  category: 'text',
  icon: 'ChartNoAxesColumn',
  inputs: { probabilities: { type: port.probabilities() } },
  outputs: {},
  params: {},
  sink: true,
});
