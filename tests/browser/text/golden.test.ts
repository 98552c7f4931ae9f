/** The models that come with the app, against what PyTorch gave for the same weights. */
import { afterAll, describe, expect, it } from 'vitest';
import { isProblem } from '../../../src/runtime/graph/problems';
import type { TextDevice } from '../../../src/runtime/text/textEngine';
import { connectTextEngine } from '../../../src/runtime/worker/textClient';
import storyteller from '../../fixtures/golden/storyteller.json';
import { greedy } from './support';

const engine = connectTextEngine();
afterAll(() => engine.dispose());

const model = `built-in:${storyteller.model}`;
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
      for (const [id, logit] of logits.entries()) expect(Math.abs(logOf.get(id)! - constant - logit)).toBeLessThan(1e-3);
    }
  });
});
