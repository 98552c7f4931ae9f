/** Tokenizer gives ids and shows each token with its text. */
import { isProblem } from '../../../runtime/graph/problems';
import { tokensValue } from '../../../runtime/graph/values';
import type { RunFunction } from '../../define';
import { textsAt } from '../inputs';
import { modelChoice } from '../models';

export const run: RunFunction = async ({ params, inputs, text, show }) => {
  const choice = modelChoice(params);
  const items = await (await text()).tokenize(choice, textsAt(inputs, 'text'), params.special === true);
  if (isProblem(items)) return items;
  show({ kind: 'tokens', items });
  return { ids: tokensValue(choice.model, items.map((tokens) => tokens.map(({ id }) => id))) };
};
