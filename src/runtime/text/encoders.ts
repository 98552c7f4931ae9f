/** Models that read a text as a whole: those that fill masks, and those that give it a place among others. */
import { type Problem, error, isProblem } from '../graph/problems';
import { probabilityOf } from './decoding/choose';
import { topIndices } from './decoding/top';
import { idTensor } from './modelSession';
import type { OpenModel } from './modelShelf';
import type { MaskFilling, TokenProbability } from './textEngine';

/** How people write a mask, whatever a model calls its own. */
const writtenMask = '[MASK]';

/** Asked before every text; where it says no, the rest is left undone. */
type GoOn = () => Promise<boolean>;

/** Fills the masks of each text. */
export async function fillTexts(model: OpenModel, texts: readonly string[], alternatives: number, goOn: GoOn): Promise<MaskFilling[] | Problem> {
  const fillings: MaskFilling[] = [];
  for (const text of texts) {
    if (!(await goOn())) break;
    const filling = await fill(model, text, Math.max(1, alternatives));
    if (isProblem(filling)) return filling;
    fillings.push(filling);
  }
  return fillings;
}

async function fill(model: OpenModel, text: string, alternatives: number): Promise<MaskFilling | Problem> {
  const { mask } = model.tokens;
  if (!mask) return error('model-without-mask', { values: { model: model.name } });
  const ids = model.tokens.encode(text.replaceAll(writtenMask, mask.text), true);
  const places = ids.flatMap((id, at) => (id === mask.id ? [at] : []));
  if (places.length === 0) return error('text-without-mask', { values: { mask: mask.text } });
  if (ids.length > model.context) return error('prompt-beyond-context', { values: { length: ids.length, context: model.context } });
  const { logits } = await forward(model, ids);
  const masks = places.map((at) => {
    const row = logits!.data.subarray(at * logits!.dims[2]!, (at + 1) * logits!.dims[2]!);
    const probability = probabilityOf(row);
    return topIndices(row, alternatives).map((id): TokenProbability => ({ ...model.tokens.token(id), probability: probability(id) }));
  });
  const filled = [...ids];
  for (const [index, at] of places.entries()) filled[at] = masks[index]![0]!.id;
  return { text: model.tokens.decode(filled, true), masks };
}

/** One vector for each text: the mean of the last hidden state over its tokens. */
export async function encodeTexts(model: OpenModel, texts: readonly string[], normalize: boolean, goOn: GoOn): Promise<{ dim: number; data: Float32Array } | Problem> {
  const vectors: Float32Array[] = [];
  for (const text of texts) {
    if (!(await goOn())) break;
    const ids = model.tokens.encode(text, true);
    if (ids.length === 0) return error('prompt-empty');
    if (ids.length > model.context) return error('prompt-beyond-context', { values: { length: ids.length, context: model.context } });
    const { last_hidden_state: hidden } = await forward(model, ids);
    if (!hidden) return error('model-without-hidden-state', { values: { model: model.name } });
    vectors.push(meanOverTokens(hidden.data, hidden.dims[1]!, hidden.dims[2]!, normalize));
  }
  const dim = vectors[0]?.length ?? 0;
  const data = new Float32Array(vectors.length * dim);
  for (const [index, vector] of vectors.entries()) data.set(vector, index * dim);
  return { dim, data };
}

function meanOverTokens(hidden: Float32Array, tokens: number, dim: number, normalize: boolean): Float32Array {
  const mean = new Float32Array(dim);
  for (let at = 0; at < tokens; at++) for (let i = 0; i < dim; i++) mean[i]! += hidden[at * dim + i]! / tokens;
  const length = normalize ? Math.hypot(...mean) : 1;
  return length > 0 ? mean.map((value) => value / length) : mean;
}

/** Outputs for one text, as numbers. */
async function forward({ session }: OpenModel, ids: readonly number[]): Promise<Readonly<Record<string, { readonly dims: readonly number[]; readonly data: Float32Array }>>> {
  const outputs = await session.forward({ input_ids: idTensor([ids]), attention_mask: idTensor([ids.map(() => 1)]) });
  return Object.fromEntries(Object.entries(outputs as Record<string, { dims: number[]; to(type: string): { data: Float32Array } }>).map(([name, tensor]) => [name, { dims: tensor.dims, data: tensor.to('float32').data }]));
}
