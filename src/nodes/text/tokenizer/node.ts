/** Tokenizer: texts cut into the tokens of a model. */
import { defineNode } from '../../define';
import { port } from '../../ports';
import { countOf } from '../lists';
import { storyteller } from '../models';

export const node = defineNode({
  type: 'tokenizer',
  version: 1,
  category: 'text',
  icon: 'Blocks',
  inputs: { text: { type: port.text() } },
  outputs: { ids: { type: port.tokens() } },
  params: {
    model: { kind: 'model', default: storyteller, task: 'tokenize', primary: true },
    special: { kind: 'boolean', default: false },
  },
  sink: true,
  infer: ({ text }, { model }) => ({ outputs: { ids: port.tokens(String(model), countOf(text)) }, problems: [] }),
});
