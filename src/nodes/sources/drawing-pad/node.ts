/** Drawing Pad: a picture drawn by hand. */
import { defineNode } from '../../define';
import { port } from '../../ports';

export const node = defineNode({
  type: 'drawing-pad',
  version: 1,
  category: 'sources',
  icon: 'Pencil',
  inputs: {},
  outputs: { image: { type: port.image() } },
  params: {
    picture: { kind: 'picture', default: '', from: 'pad', size: 'size', primary: true, steers: true },
    size: { kind: 'integer', default: 28, min: 4, max: 64 },
    range: { kind: 'choice', default: 'zeroToOne', options: ['zeroToOne', 'minusOneToOne'] },
    centre: { kind: 'boolean', default: true },
  },
  infer: (_inputs, { size }) => ({ outputs: { image: port.image(Number(size), Number(size), 1) }, problems: [] }),
});
