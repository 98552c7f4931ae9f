/** Text Embedding gives one row for each text. */
import { error, isProblem } from '../../../runtime/graph/problems';
import { tensorValue } from '../../../runtime/graph/values';
import type { RunFunction } from '../../define';
import { textsAt } from '../inputs';
import { modelChoice } from '../models';

export const run: RunFunction = async ({ params, inputs, text, show, loading }) => {
  const texts = textsAt(inputs, 'text');
  const embedding = await (await text()).embed(modelChoice(params), texts, params.normalize === true, { loading: ({ fraction }) => loading(fraction) });
  if (isProblem(embedding)) return embedding;
  const { dim, data } = embedding;
  if (Number(params.dim) > 0 && params.dim !== dim) return error('embedding-size', { values: { expected: Number(params.dim), given: dim } });
  show({ kind: 'vectors', dim, items: texts.map((label, row) => ({ label, values: [...data.subarray(row * dim, (row + 1) * dim)] })) });
  return { embedding: tensorValue([texts.length, dim], 'f32', data) };
};
