/** Webcam: a small picture from this computer's camera. */
import { defineNode } from '../../define';
import { port } from '../../ports';

export const node = defineNode({
  type: 'webcam',
  version: 1,
  category: 'sources',
  icon: 'Camera',
  inputs: {},
  outputs: { image: { type: port.image() } },
  params: {
    picture: { kind: 'picture', default: '', from: 'camera', size: 'size', channels: 'colours', primary: true, steers: true },
    size: { kind: 'integer', default: 32, min: 4, max: 64 },
    colours: { kind: 'choice', default: 'grey', options: ['grey', 'colour'] },
    range: { kind: 'choice', default: 'zeroToOne', options: ['zeroToOne', 'minusOneToOne'] },
  },
  infer: (_inputs, { size, colours }) => ({ outputs: { image: port.image(Number(size), Number(size), colours === 'colour' ? 3 : 1) }, problems: [] }),
});
