/** Network Input: where a drawing begins, with what arrives at the network. */
import { defineNode } from '../../define';
import { port } from '../../ports';

export const node = defineNode({
  type: 'network-input',
  version: 1,
  category: 'layers',
  icon: 'LogIn',
  inputs: {},
  outputs: { output: { type: port.tensor() } },
  params: {},
  infer: (_inputs, _params, boundary) => ({ outputs: { output: boundary?.input ?? port.tensor() }, problems: [] }),
});
