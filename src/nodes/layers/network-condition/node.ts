/** Network Condition: what the network is told, to be wired to where it shall enter. */
import { error } from '../../../runtime/graph/problems';
import { defineNode } from '../../define';
import { port } from '../../ports';

export const node = defineNode({
  type: 'network-condition',
  version: 1,
  category: 'layers',
  icon: 'MessageSquareText',
  inputs: {},
  outputs: { condition: { type: port.condition() } },
  params: {},
  infer: (_inputs, _params, boundary) => ({
    outputs: { condition: boundary?.condition ?? port.tensor(['E']) },
    problems: boundary && !boundary.condition ? [error('drawing-not-told')] : [],
  }),
});
