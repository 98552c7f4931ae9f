/** Prompt: text that a person writes; with a prompt on each line it gives a list. */
import { error } from '../../../runtime/graph/problems';
import { defineNode } from '../../define';
import { port } from '../../ports';
import { promptsOf } from './lines';

export const node = defineNode({
  type: 'prompt',
  version: 1,
  category: 'text',
  icon: 'MessageSquareText',
  inputs: {},
  outputs: { text: { type: port.text() } },
  params: {
    text: { kind: 'text', default: 'Once upon a time', multiline: true },
    lines: { kind: 'boolean', default: false },
  },
  infer(_inputs, params) {
    const { length } = promptsOf(params);
    return { outputs: { text: port.text(length) }, problems: length === 0 ? [error('prompt-without-lines', { path: 'params.text' })] : [] };
  },
});
