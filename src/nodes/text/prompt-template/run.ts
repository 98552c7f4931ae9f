/** Prompt Template fills its places: once for each item of its lists. */
import { textValue } from '../../../runtime/graph/values';
import type { RunFunction } from '../../define';
import { commonCount, itemAt } from '../lists';
import { textsAt } from '../inputs';
import { fillTemplate, variablesOf } from './template';

export const run: RunFunction = async ({ params, inputs, show }) => {
  const template = String(params.template);
  const lists = new Map(variablesOf(template).map((name) => [name, textsAt(inputs, name)]));
  const { count = 0, problem } = commonCount(Object.fromEntries([...lists].map(([name, items]) => [name, items.length])));
  if (problem) return problem;
  const items = Array.from({ length: count }, (_, index) => fillTemplate(template, (name) => itemAt(lists.get(name)!, index)));
  show({ kind: 'texts', items: items.map((text) => ({ prompt: '', text })) });
  return { text: textValue(items) };
};
