/** Text Embedding: a vector for each text, near those of texts that mean the like. */
import { defineNode } from '../../define';
import { port } from '../../ports';
import { deviceParam, wordfinder, wordfinderSize } from '../models';

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
    dim: { kind: 'integer', default: 0, min: 0, max: 65_536 },
    device: deviceParam,
  },
  sink: true,
  rowsFor: 'text',
  infer: (_inputs, { model, dim }) => ({ outputs: { embedding: port.tensor([Number(dim) || (model === wordfinder ? wordfinderSize : 'D')]) }, problems: [] }),
});
