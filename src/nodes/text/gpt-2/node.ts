/** GPT-2: continues texts, token by token. */
import { error, warning } from '../../../runtime/graph/problems';
import { defineNode } from '../../define';
import { port } from '../../ports';
import { decodingParams } from '../generation';
import { countOf } from '../lists';
import { storyteller } from '../models';

export const node = defineNode({
  type: 'gpt-2',
  version: 1,
  category: 'text',
  icon: 'Feather',
  inputs: { prompt: { type: port.text(), optional: true }, ids: { type: port.tokens(), optional: true } },
  outputs: {
    text: { type: port.text() },
    continuation: { type: port.text() },
    ids: { type: port.tokens() },
    probabilities: { type: port.probabilities() },
  },
  params: {
    model: { kind: 'model', default: storyteller, task: 'generate', primary: true },
    maxLength: { kind: 'integer', default: 100, min: 1, max: 4096, primary: true },
    ...decodingParams,
  },
  sink: true,
  infer({ prompt, ids }, { model, sequences }) {
    const prompts = countOf(prompt ?? ids);
    const count = prompts === undefined ? undefined : prompts * Number(sequences);
    const problems = [
      ...(!prompt && !ids ? [error('input-missing', { port: 'prompt', values: { port: 'prompt' } })] : []),
      ...(prompt && ids ? [error('prompt-and-ids', { port: 'ids' })] : []),
      ...(ids?.kind === 'tokens' && ids.vocabulary !== undefined && ids.vocabulary !== model ? [warning('tokens-of-other-model', { port: 'ids' })] : []),
    ];
    return {
      outputs: { text: port.text(count), continuation: port.text(count), ids: port.tokens(String(model), count), probabilities: port.probabilities(count) },
      problems,
    };
  },
});
