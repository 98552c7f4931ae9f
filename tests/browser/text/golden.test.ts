/** The models that come with the app, against what PyTorch gave for the same weights. */
import { afterAll, describe, expect, it } from 'vitest';
import { isProblem } from '../../../src/runtime/graph/problems';
import type { TextDevice } from '../../../src/runtime/text/textEngine';
import { connectTextEngine } from '../../../src/runtime/worker/textClient';
import rewriter from '../../fixtures/golden/rewriter.json';
import storyteller from '../../fixtures/golden/storyteller.json';
import wordfinder from '../../fixtures/golden/wordfinder.json';
import { greedy } from './support';

const engine = connectTextEngine();
afterAll(() => engine.dispose());

const model = `built-in:${storyteller.model}`;
/** The fixtures tell the logits of every 64th token. */
const every = 64;
const vocabulary = 4096;

/** Graphics without a card are slow: there one prompt and a few tokens have to do. */
const cases: readonly { readonly device: TextDevice; readonly prompts: number; readonly tokens: number }[] = [
  { device: 'wasm', prompts: storyteller.prompts.length, tokens: 24 },
  { device: 'webgpu', prompts: 1, tokens: 5 },
];

describe.each(cases)('the storyteller on $device', { timeout: 180_000 }, ({ device, prompts: count, tokens }) => {
  const prompts = storyteller.prompts.toSorted((a, b) => a.ids.length - b.ids.length).slice(0, count);

  it('cuts prompts into the same tokens', async () => {
    const cut = await engine.tokenize({ model, device }, prompts.map(({ text }) => text), false);
    if (isProblem(cut)) throw new Error(cut.code);
    expect(cut.map((list) => list.map(({ id }) => id))).toEqual(prompts.map(({ ids }) => ids));
  });

  it('continues greedily with the same ids, all prompts in a batch', async () => {
    const longest = Math.max(...prompts.map(({ ids }) => ids.length)) + tokens;
    const together = await engine.generate(greedy(model, '', { device, prompts: prompts.map(({ text }) => ({ text })), maxLength: longest }));
    if (isProblem(together)) throw new Error(`${together.code} ${JSON.stringify(together.values)}`);
    for (const [index, prompt] of prompts.entries()) {
      const expected = [...prompt.ids, ...prompt.greedy.slice(0, tokens)];
      expect(together[index]!.ids.slice(0, expected.length)).toEqual(expected);
    }
  });

  it('gives the same logits to a thousandth', async () => {
    for (const { text, ids, logits } of prompts) {
      const result = await engine.generate(greedy(model, text, { device, maxLength: ids.length + 1, alternatives: vocabulary }));
      if (isProblem(result)) throw new Error(result.code);
      const told = result[0]!.tokens[0]!.alternatives;
      expect(told.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 5);
      const logOf = new Map(told.map(({ id, probability }) => [id, Math.log(probability)]));
      // Probabilities tell logits up to a constant.
      const constant = logOf.get(0)! - logits[0]!;
      for (const [index, logit] of logits.entries()) expect(Math.abs(logOf.get(index * every)! - constant - logit)).toBeLessThan(1e-3);
    }
  });
});

it('rewrites greedily with the same ids, all prompts in a batch', { timeout: 120_000 }, async () => {
  const longest = Math.max(...rewriter.prompts.map(({ greedy }) => greedy.length));
  const answers = await engine.rewrite(greedy(`built-in:${rewriter.model}`, '', { prompts: rewriter.prompts.map(({ text }) => ({ text })), maxLength: 1 + longest }));
  if (isProblem(answers)) throw new Error(answers.code);
  for (const [index, { greedy: expected }] of rewriter.prompts.entries()) expect(answers[index]!.ids.slice(1, 1 + expected.length)).toEqual(expected);
});

it('finds the same words', { timeout: 120_000 }, async () => {
  const found = await engine.fillMasks({ model: `built-in:${wordfinder.model}`, device: 'wasm' }, wordfinder.prompts.map(({ text }) => text), 5);
  if (isProblem(found)) throw new Error(found.code);
  expect(found.map(({ masks }) => masks[0]!.map(({ id }) => id))).toEqual(wordfinder.prompts.map(({ best }) => best));
});

it('gives texts the same vectors', { timeout: 120_000 }, async () => {
  const embedded = await engine.embed({ model: `built-in:${wordfinder.model}`, device: 'wasm' }, wordfinder.prompts.map(({ text }) => text), false);
  if (isProblem(embedded)) throw new Error(embedded.code);
  for (const [row, { embedding }] of wordfinder.prompts.entries()) {
    for (const [index, value] of embedding.entries()) expect(Math.abs(embedded.data[row * embedded.dim + index * 8]! - value)).toBeLessThan(1e-3);
  }
});
