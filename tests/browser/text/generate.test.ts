/** Text generation in a real browser, against the same model computed in plain numbers. */
import { proxy, wrap } from 'comlink';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CounterRandom } from '../../../src/runtime/tensor/random';
import type { TransformersEngine } from '../../../src/runtime/text/engine';
import { connectTextEngine } from '../../../src/runtime/worker/textClient';
import type { Generation } from '../../../src/runtime/text/textEngine';
import { isProblem } from '../../../src/runtime/graph/problems';
import { gpt2Files, gpt2Logits, gpt2Weights, tinyGpt2 } from '../../fixtures/languageModels/gpt2';
import { greedy, keepModel } from './support';

const engine = connectTextEngine();
const weights = gpt2Weights(tinyGpt2, 7);
let model: string;

beforeAll(async () => {
  model = await keepModel(gpt2Files(tinyGpt2, weights));
});
afterAll(() => engine.dispose());

async function generations(request: ReturnType<typeof greedy>): Promise<Generation[]> {
  const result = await engine.generate(request);
  if (isProblem(result)) throw new Error(`${result.code} ${JSON.stringify(result.values)}`);
  return result;
}

/** Greedy ids by the plain implementation. */
function expected(ids: readonly number[], length: number): number[] {
  const all = [...ids];
  while (all.length < length) {
    const logits = gpt2Logits(tinyGpt2, weights, all).at(-1)!;
    all.push(logits.indexOf(Math.max(...logits)));
  }
  return all;
}

const once = [79, 110, 99, 101];

it('continues greedily as the plain implementation does, id by id', async () => {
  const [generation] = await generations(greedy(model, 'Once'));
  expect(generation!.ids).toEqual(expected(once, 20));
});

it('continues greedily on WebGPU as the plain implementation does', { timeout: 120_000 }, async () => {
  const [generation] = await generations(greedy(model, 'Once', { device: 'webgpu' }));
  expect(generation!.ids).toEqual(expected(once, 20));
});

it('tells full-softmax probabilities that agree with the plain implementation', { timeout: 120_000 }, async () => {
  for (const device of ['wasm', 'webgpu'] as const) {
    const [generation] = await generations(greedy(model, 'Once', { device, maxLength: 6, alternatives: tinyGpt2.vocabulary }));
    for (const [step, token] of generation!.tokens.entries()) {
      const logits = gpt2Logits(tinyGpt2, weights, generation!.ids.slice(0, 4 + step)).at(-1)!;
      const sum = logits.reduce((total, logit) => total + Math.exp(logit), 0);
      expect(token.alternatives.reduce((total, { probability }) => total + probability, 0)).toBeCloseTo(1, 4);
      for (const { id, probability } of token.alternatives) expect(Math.abs(probability - Math.exp(logits[id]!) / sum)).toBeLessThan(1e-4);
    }
  }
});

it('gives each prompt of a batch what it gets alone', async () => {
  const prompts = ['Once', 'A much longer prompt', 'x'].map((text) => ({ text }));
  const together = await generations(greedy(model, '', { prompts, maxLength: 30 }));
  for (const [index, prompt] of prompts.entries()) {
    const [alone] = await generations(greedy(model, prompt.text, { maxLength: 30 }));
    expect(together[index]).toEqual({ ...alone, prompt: index });
  }
});

it('takes more sequences than one batch holds', async () => {
  const prompts = Array.from({ length: 18 }, (_, index) => ({ text: 'ab'.repeat(index + 1) }));
  const all = await generations(greedy(model, '', { prompts, maxLength: 40 }));
  const [last] = await generations(greedy(model, prompts.at(-1)!.text, { maxLength: 40 }));
  expect(all.at(-1)!.ids).toEqual(last!.ids);
});

it('takes ids for a prompt', async () => {
  const [generation] = await generations(greedy(model, '', { prompts: [{ ids: once }] }));
  expect(generation).toMatchObject({ promptText: 'Once', promptLength: 4 });
  expect(generation!.ids).toEqual(expected(once, 20));
});

it('begins a text where there is no prompt', async () => {
  const [generation] = await generations(greedy(model, ''));
  expect(generation!.ids).toEqual(expected([256], 20));
});

it('samples the same text with the same seed, and different sequences', async () => {
  const request = greedy(model, 'Once', { sampling: { temperature: 1.5, topK: 0, topP: 1 }, sequences: 3, seed: 5 });
  const first = await generations(request);
  expect(await generations(request)).toEqual(first);
  expect(new Set(first.map(({ continuation }) => continuation)).size).toBe(3);
  expect(await generations({ ...request, seed: 6 })).not.toEqual(first);
});

it('is greedy with top-k 1', async () => {
  const sampling = { temperature: 2, topK: 1, topP: 1 };
  expect((await generations(greedy(model, 'Once', { sampling })))[0]!.ids).toEqual(expected(once, 20));
});

/** Penalty, temperature, top-k and top-p as transformers defines them, over a sorted vocabulary, with the numbers that the engine draws. */
function expectedSample(ids: readonly number[], length: number, { penalty, temperature, topK, topP, seed, sequence }: Record<'penalty' | 'temperature' | 'topK' | 'topP' | 'seed' | 'sequence', number>): number[] {
  const all = [...ids];
  while (all.length < length) {
    const logits = gpt2Logits(tinyGpt2, weights, all).at(-1)!;
    const scores = [...logits].map((logit, id) => (all.includes(id) ? (logit > 0 ? logit / penalty : logit * penalty) : logit) / temperature);
    const sorted = scores.map((score, id) => ({ id, weight: Math.exp(score) })).sort((a, b) => b.weight - a.weight).slice(0, topK);
    const whole = sorted.reduce((sum, { weight }) => sum + weight, 0);
    const kept = sorted.filter((_, rank) => sorted.slice(0, rank).reduce((sum, { weight }) => sum + weight / whole, 0) < topP);
    const goal = new CounterRandom(seed, sequence, all.length - ids.length).uniform() * kept.reduce((sum, { weight }) => sum + weight, 0);
    all.push(kept.find((_, rank) => kept.slice(0, rank + 1).reduce((sum, { weight }) => sum + weight, 0) > goal)!.id);
  }
  return all;
}

it('draws what penalty, temperature, top-k and top-p leave, computed independently', async () => {
  const request = greedy(model, 'Once', { sampling: { temperature: 0.7, topK: 40, topP: 0.8 }, repetitionPenalty: 1.4, sequences: 2, seed: 11, maxLength: 40 });
  for (const { sequence, ids } of await generations(request)) {
    expect(ids).toEqual(expectedSample(once, 40, { penalty: 1.4, temperature: 0.7, topK: 40, topP: 0.8, seed: 11, sequence }));
  }
});

it('changes its text with each of them', async () => {
  const base = greedy(model, 'Once', { sampling: { temperature: 1.5, topK: 0, topP: 1 }, seed: 3, maxLength: 60 });
  const sampling = base.sampling!;
  const changes = [{}, { sampling: { ...sampling, temperature: 0.5 } }, { sampling: { ...sampling, topK: 5 } }, { sampling: { ...sampling, topP: 0.5 } }, { repetitionPenalty: 3 }];
  const texts: string[] = [];
  for (const change of changes) texts.push((await generations({ ...base, ...change }))[0]!.continuation);
  expect(new Set(texts).size).toBe(changes.length);
});

it('ends at a stop string', async () => {
  const [whole] = await generations(greedy(model, 'Once', { maxLength: 40 }));
  const stop = whole!.continuation.slice(5, 8);
  const [stopped] = await generations(greedy(model, 'Once', { maxLength: 40, stop: [stop] }));
  expect(stopped).toMatchObject({ ended: 'stop', continuation: whole!.continuation.slice(0, whole!.continuation.indexOf(stop)) });
});

it('streams text that only grows, up to the result', async () => {
  const texts: string[] = [];
  const result = await engine.generate(greedy(model, 'Once'), { update: ({ continuation }) => void texts.push(continuation) });
  expect(texts.every((text, index) => index === 0 || text.startsWith(texts[index - 1]!))).toBe(true);
  expect(result).toMatchObject([{ continuation: texts.at(-1)! }]);
});

it('cancels within one token and keeps what is there', async () => {
  let cancelled = false;
  const result = await engine.generate(greedy(model, 'a', { maxLength: 60 }), {
    update: () => {
      if (!cancelled) void engine.cancel();
      cancelled = true;
    },
  });
  if (isProblem(result)) throw new Error(result.code);
  expect(result[0]!.ended).toBe('cancelled');
  expect(result[0]!.ids.length).toBeLessThan(60);
});

it('is cancelled by a message where threads share no memory', async () => {
  const worker = new Worker(new URL('../../../src/runtime/text/worker.ts', import.meta.url), { type: 'module', name: 'wasm' });
  const alone = wrap<TransformersEngine>(worker);
  const result = await alone.generate(greedy(model, 'a', { maxLength: 60 }), proxy({ update: () => void alone.cancel() }));
  worker.terminate();
  expect(result).toMatchObject([{ ended: 'cancelled' }]);
});

it('tells that a model is read into memory, once', async () => {
  const fresh = await keepModel(gpt2Files(tinyGpt2, gpt2Weights(tinyGpt2, 8)));
  const fractions: number[] = [];
  const listener = { loading: ({ fraction }: { fraction: number }) => void fractions.push(fraction) };
  await engine.generate(greedy(fresh, 'a', { maxLength: 2 }), listener);
  expect(fractions.at(-1)).toBe(1);
  const heard = fractions.length;
  await engine.generate(greedy(fresh, 'a', { maxLength: 2 }), listener);
  expect(fractions).toHaveLength(heard);
});
