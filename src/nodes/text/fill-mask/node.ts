/** Fill Mask: the most probable tokens in place of `[MASK]`. */
import { defineNode } from '../../define';
import { port } from '../../ports';
import { countOf } from '../lists';
import { deviceParam, wordfinder } from '../models';

export const node = defineNode({
  type: 'fill-mask',
  version: 1,
  category: 'text',
  icon: 'TextSelect',
  inputs: { text: { type: port.text() } },
  outputs: { text: { type: port.text() } },
  params: {
    model: { kind: 'model', default: wordfinder, task: 'fill-mask', primary: true },
    alternatives: { kind: 'integer', default: 5, min: 1, max: 50 },
    device: deviceParam,
  },
  sink: true,
  infer: ({ text }) => ({ outputs: { text: port.text(countOf(text)) }, problems: [] }),
});
