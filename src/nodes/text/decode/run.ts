/** Decode asks the model that the ids belong to. */
import { type Problem, isProblem } from '../../../runtime/graph/problems';
import { type NodeValues, textValue } from '../../../runtime/graph/values';
import type { RunFunction } from '../../define';

export const run: RunFunction = async ({ params, inputs: { ids }, text, show }): Promise<NodeValues | Problem> => {
  if (ids?.kind !== 'tokens') return {};
  const items = await (await text()).decode({ model: ids.model, device: 'auto' }, ids.items, params.skipSpecial === true);
  if (isProblem(items)) return items;
  show({ kind: 'texts', items: items.map((item) => ({ prompt: '', text: item })) });
  return { text: textValue(items) };
};
