/** Text Output: texts to read, copy and keep. */
import { defineNode } from '../../define';
import { port } from '../../ports';

export const node = defineNode({
  type: 'text-output',
  version: 1,
  category: 'text',
  icon: 'FileText',
  inputs: { text: { type: port.text() } },
  outputs: {},
  params: {},
  sink: true,
});
