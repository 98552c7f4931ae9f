/** Image Output: a grid of samples, redrawn while the network behind it learns. */
import { defineNode } from '../../define';
import { port } from '../../ports';

export const node = defineNode({
  type: 'image-output',
  version: 1,
  category: 'outputs',
  icon: 'Image',
  inputs: { images: { type: port.image() }, beside: { type: port.image(), optional: true }, captions: { type: port.text(), optional: true } },
  outputs: {},
  params: {
    range: { kind: 'choice', default: 'auto', options: ['auto', 'zeroToOne', 'minusOneToOne'] },
  },
  sink: true,
});
