/** Video Output: pictures one after another. */
import { defineNode } from '../../define';
import { port } from '../../ports';

export const node = defineNode({
  type: 'video-output',
  version: 1,
  category: 'outputs',
  icon: 'Clapperboard',
  inputs: { frames: { type: port.image() } },
  outputs: {},
  params: {
    framesPerSecond: { kind: 'integer', default: 24, min: 1, max: 60, primary: true },
    range: { kind: 'choice', default: 'auto', options: ['auto', 'zeroToOne', 'minusOneToOne'] },
  },
  sink: true,
});
