/** Decode: token ids back to text, with the vocabulary that they came from. */
import { defineNode } from '../../define';
import { port } from '../../ports';
import { countOf } from '../lists';

export const node = defineNode({
  type: 'decode',
  version: 1,
  category: 'text',
  icon: 'WholeWord',
  inputs: { ids: { type: port.tokens() } },
  outputs: { text: { type: port.text() } },
  params: { skipSpecial: { kind: 'boolean', default: true } },
  sink: true,
  infer: ({ ids }) => ({ outputs: { text: port.text(countOf(ids)) }, problems: [] }),
});
