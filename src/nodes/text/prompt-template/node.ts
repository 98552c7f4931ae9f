/** Prompt Template: a text whose `{{name}}` places are inputs. */
import { warning } from '../../../runtime/graph/problems';
import { defineNode } from '../../define';
import { port } from '../../ports';
import { commonCount, countOf } from '../lists';
import { unreadablePlaces, variablesOf } from './template';

export const node = defineNode({
  type: 'prompt-template',
  version: 1,
  category: 'text',
  icon: 'Braces',
  inputs: {},
  inputsFor: ({ template }) => Object.fromEntries(variablesOf(String(template)).map((name) => [name, { type: port.text() }])),
  outputs: { text: { type: port.text() } },
  params: { template: { kind: 'text', default: 'A story about {{topic}}:\n', multiline: true } },
  sink: true,
  infer(inputs, { template }) {
    const counts = Object.fromEntries(variablesOf(String(template)).map((name) => [name, countOf(inputs[name])]));
    const { count, problem } = commonCount(counts);
    const unreadable = unreadablePlaces(String(template)).map((text) => warning('template-unreadable-name', { path: 'params.template', values: { text } }));
    return { outputs: { text: port.text(count) }, problems: [...(problem ? [problem] : []), ...unreadable] };
  },
});
