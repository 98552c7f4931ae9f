/** Fill Mask gives each text with its most probable filling. */
import { isProblem } from '../../../runtime/graph/problems';
import { textValue } from '../../../runtime/graph/values';
import type { RunFunction } from '../../define';
import { textsAt } from '../inputs';
import { modelChoice } from '../models';

export const run: RunFunction = async ({ params, inputs, text, show, loading }) => {
  const engine = await text();
  const items = await engine.fillMasks(modelChoice(params), textsAt(inputs, 'text'), Number(params.alternatives), { loading: ({ fraction }) => loading(fraction) });
  if (isProblem(items)) return items;
  show({ kind: 'fillings', items });
  return { text: textValue(items.map((item) => item.text)) };
};
