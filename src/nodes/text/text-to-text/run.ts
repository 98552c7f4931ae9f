/** Text to Text answers each text with its task in front. */
import { isProblem } from '../../../runtime/graph/problems';
import { probabilitiesValue, textValue } from '../../../runtime/graph/values';
import type { RunFunction } from '../../define';
import { GrowingTexts, requestOf } from '../generation';
import { textsAt } from '../inputs';
import { commonCount, itemAt } from '../lists';
import { askFor } from './tasks';

export const run: RunFunction = async ({ params, inputs, text, show, loading }) => {
  const texts = textsAt(inputs, 'text');
  const questions = params.task === 'answer' ? textsAt(inputs, 'question') : [''];
  const { count = 0, problem } = commonCount({ text: texts.length, question: questions.length });
  if (problem) return problem;
  const prompts = Array.from({ length: count }, (_, index) => ({
    text: askFor(String(params.task), itemAt(texts, index), itemAt(questions, index), String(params.prefix)),
  }));
  const request = requestOf(params, prompts);
  const growing = new GrowingTexts(request.sequences, count, show);
  const answers = await (await text()).rewrite(request, { loading: ({ fraction }) => loading(fraction), update: (update) => growing.update(alone(update)) });
  if (isProblem(answers)) return answers;
  growing.end(answers.map(alone));
  return { text: textValue(answers.map(({ continuation }) => continuation)), probabilities: probabilitiesValue(answers.map(({ tokens }) => tokens)) };
};

/** An answer does not go on from what was asked. */
function alone<Answer extends { readonly promptText: string }>(answer: Answer): Answer {
  return { ...answer, promptText: '' };
}
