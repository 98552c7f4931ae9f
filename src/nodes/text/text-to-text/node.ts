/** Text to Text: translates, summarises and answers, with T5 and its kin. */
import { error, warning } from '../../../runtime/graph/problems';
import { defineNode } from '../../define';
import { port } from '../../ports';
import { decodingParams } from '../generation';
import { commonCount, countOf } from '../lists';
import { rewriter } from '../models';
import { beyondBuiltIn, tasks } from './tasks';

export const node = defineNode({
  type: 'text-to-text',
  version: 1,
  category: 'text',
  icon: 'Languages',
  inputs: { text: { type: port.text() }, question: { type: port.text(), optional: true } },
  outputs: { text: { type: port.text() }, probabilities: { type: port.probabilities() } },
  params: {
    model: { kind: 'model', default: rewriter, task: 'text-to-text', primary: true },
    task: { kind: 'choice', default: 'summarise', options: tasks, primary: true },
    prefix: { kind: 'text', default: '' },
    maxLength: { kind: 'integer', default: 64, min: 1, max: 4096 },
    ...decodingParams,
    decoding: { kind: 'choice', default: 'greedy', options: ['sampling', 'greedy'] },
    repetitionPenalty: { kind: 'number', default: 1, min: 0.5, max: 3 },
  },
  sink: true,
  infer({ text, question }, { model, task, sequences }) {
    const asks = task === 'answer';
    const { count, problem } = commonCount({ text: countOf(text), ...(asks && { question: countOf(question) }) });
    const unasked = asks && !question ? [error('input-missing', { port: 'question', values: { port: 'question' } })] : [];
    const unlearned = model === rewriter && beyondBuiltIn.includes(String(task)) ? [warning('task-not-learned', { path: 'params.task' })] : [];
    const total = count === undefined ? undefined : count * Number(sequences);
    return { outputs: { text: port.text(total), probabilities: port.probabilities(total) }, problems: [...unasked, ...(problem ? [problem] : []), ...unlearned] };
  },
});
