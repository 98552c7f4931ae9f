/** Network Output: where a drawing ends, with what the network gives. */
import { defineNode } from '../../define';
import { port } from '../../ports';

export const node = defineNode({
  type: 'network-output',
  version: 1,
  category: 'layers',
  icon: 'LogOut',
  inputs: { input: { type: port.tensor() } },
  outputs: {},
  params: {},
});
