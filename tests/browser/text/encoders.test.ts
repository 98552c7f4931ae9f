/** Masks, vectors and answers, on tiny models of the BERT and T5 kinds. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Problem, isProblem } from '../../../src/runtime/graph/problems';
import { connectTextEngine } from '../../../src/runtime/worker/textClient';
import { bertFiles, t5Files } from '../../fixtures/languageModels/encoders';
import { greedy, keepModel } from './support';

const engine = connectTextEngine();
let bert: { model: string; device: 'wasm' };
let t5: string;

beforeAll(async () => {
  bert = { model: await keepModel(bertFiles(3)), device: 'wasm' };
  t5 = await keepModel(t5Files(4));
});
afterAll(() => engine.dispose());

function found<Result extends object>(result: Result | Problem): Result {
  if (isProblem(result)) throw new Error(`${result.code} ${JSON.stringify(result.values)}`);
  return result;
}

it('fills every mask with the most probable token', async () => {
  const [filling] = found(await engine.fillMasks(bert, ['a [MASK] b [MASK]'], 4));
  expect(filling!.masks.map((mask) => mask.length)).toEqual([4, 4]);
  for (const mask of filling!.masks) expect(mask.map(({ probability }) => probability)).toEqual(mask.map(({ probability }) => probability).toSorted((a, b) => b - a));
  expect(filling!.text.startsWith('a ')).toBe(true);
});

it('gives probabilities over the whole vocabulary', async () => {
  const [filling] = found(await engine.fillMasks(bert, ['ab[MASK]'], 258));
  expect(filling!.masks[0]!.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 4);
});

it('says that there is no mask in the text', async () => {
  expect(await engine.fillMasks(bert, ['no hole'], 3)).toMatchObject({ code: 'text-without-mask', values: { mask: '[MASK]' } });
});

it('embeds texts as vectors of length 1 that tell them apart', async () => {
  const { dim, data } = found(await engine.embed(bert, ['one', 'one', 'another text'], true));
  const vectors = [0, 1, 2].map((row) => data.subarray(row * dim, (row + 1) * dim));
  for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  expect(vectors[0]).toEqual(vectors[1]);
  expect(vectors[0]).not.toEqual(vectors[2]);
});

it('answers each text of a batch as it does alone', async () => {
  const prompts = ['translate: a', 'summarise: a much longer text', 'x'].map((text) => ({ text }));
  const together = found(await engine.rewrite(greedy(t5, '', { prompts, maxLength: 16 })));
  for (const [index, prompt] of prompts.entries()) {
    const [alone] = found(await engine.rewrite(greedy(t5, prompt.text, { maxLength: 16 })));
    expect(together[index]!.ids).toEqual(alone!.ids);
  }
});

it('counts what a decoder begins with, and answers with what it adds', async () => {
  const [answer] = found(await engine.rewrite(greedy(t5, 'a text', { maxLength: 10 })));
  expect(answer).toMatchObject({ promptText: 'a text', promptLength: 1, ended: 'length' });
  expect(answer!.ids).toHaveLength(10);
  expect(answer!.ids[0]).toBe(0);
});

it('answers the same on WebGPU', { timeout: 120_000 }, async () => {
  const request = greedy(t5, 'translate: a', { maxLength: 4 });
  const ids = async (device: 'wasm' | 'webgpu') => (found(await engine.rewrite({ ...request, device })))[0]!.ids;
  expect(await ids('webgpu')).toEqual(await ids('wasm'));
});

it('samples several answers', async () => {
  const answers = found(await engine.rewrite(greedy(t5, 'a', { sequences: 3, sampling: { temperature: 2, topK: 0, topP: 1 } })));
  expect(new Set(answers.map(({ continuation }) => continuation)).size).toBe(3);
});

it('measures any kind of model', async () => {
  expect(await engine.fillMasks({ ...bert, device: 'auto' }, ['[MASK]'], 1)).toHaveLength(1);
  expect(await engine.rewrite({ ...greedy(t5, 'a'), device: 'auto' })).toHaveLength(1);
});
