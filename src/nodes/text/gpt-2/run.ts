/** GPT-2 continues every prompt that arrives, as text or as ids. */
import { isProblem } from '../../../runtime/graph/problems';
import { probabilitiesValue, textValue, tokensValue } from '../../../runtime/graph/values';
import type { Prompt } from '../../../runtime/text/textEngine';
import type { RunFunction } from '../../define';
import { GrowingTexts, requestOf } from '../generation';
import { textsAt } from '../inputs';

export const run: RunFunction = async ({ params, inputs, text, show, loading }) => {
  const given: Prompt[] = inputs.ids?.kind === 'tokens' ? inputs.ids.items.map((ids) => ({ ids })) : textsAt(inputs, 'prompt').map((prompt) => ({ text: prompt }));
  const request = requestOf(params, given);
  const growing = new GrowingTexts(request.sequences, given.length, show);
  const generations = await (await text()).generate(request, { loading: ({ fraction }) => loading(fraction), update: (update) => growing.update(update) });
  if (isProblem(generations)) return generations;
  growing.end(generations);
  return {
    text: textValue(generations.map(({ promptText, continuation }) => promptText + continuation)),
    continuation: textValue(generations.map(({ continuation }) => continuation)),
    ids: tokensValue(request.model, generations.map(({ ids }) => ids)),
    probabilities: probabilitiesValue(generations.map(({ tokens }) => tokens)),
  };
};
