/** Nearest Images: the pictures of the data that are most like each sample, so that one sees whether it was copied. */
import { defineNode } from '../../define';
import { port } from '../../ports';

export const node = defineNode({
  type: 'nearest-images',
  version: 1,
  category: 'outputs',
  icon: 'ScanSearch',
  inputs: { samples: { type: port.image() }, real: { type: port.image() } },
  outputs: {},
  params: {
    shown: { kind: 'integer', default: 6, min: 1, max: 64, primary: true },
    neighbours: { kind: 'integer', default: 5, min: 1, max: 20 },
    searched: { kind: 'integer', default: 5000, min: 100, max: 100_000 },
  },
  sink: true,
  draws: true,
});
