/** Text Embedding: a vector for each text, near those of texts that mean the like. */
import { defineNode } from '../../define';
import { port } from '../../ports';
import { deviceParam, wordfinder } from '../models';

export const node = defineNode({
  type: 'text-embedding',
  version: 1,
  category: 'text',
  icon: 'Waypoints',
  inputs: { text: { type: port.text() } },
  outputs: { embedding: { type: port.tensor(['D']) } },
  params: {
    model: { kind: 'model', default: wordfinder, task: 'embed', primary: true },
    normalize: { kind: 'boolean', default: true },
    device: deviceParam,
  },
  sink: true,
});
