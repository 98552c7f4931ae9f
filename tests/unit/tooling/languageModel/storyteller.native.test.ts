/** The model that comes with the app, against PyTorch. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import golden from '../../../fixtures/golden/storyteller.json';
import { Gpt2Session } from './gpt2Session';

const folder = `public/models/${golden.model}/`;
const model = await Gpt2Session.open(readFileSync(`${folder}onnx/model.onnx`), JSON.parse(readFileSync(`${folder}config.json`, 'utf8')));

/** The greatest difference to PyTorch's logits, of which every 64th is kept. */
const difference = (expected: readonly number[], logits: Float32Array) => Math.max(...expected.map((value, i) => Math.abs(value - logits[i * 64]!)));

test.each(golden.prompts)('logits agree with those of PyTorch: $text', async ({ ids, logits }) => {
  const step = await model.run([ids]);
  expect(logits.length * 64).toBe(step.logits[0]!.length);
  expect(difference(logits, step.logits[0]!)).toBeLessThan(1e-3);
});

test.each(golden.prompts)('greedy tokens are those of PyTorch, through the cache: $text', async ({ ids, greedy }) => {
  expect(await model.greedy([ids], greedy.length)).toEqual([greedy]);
});

test('a batch of different lengths, padded on the left, writes what each prompt writes alone', async () => {
  const { prompts } = golden;
  expect(await model.greedy(prompts.map(({ ids }) => ids), prompts[0]!.greedy.length)).toEqual(prompts.map(({ greedy }) => greedy));
});

test('a prompt in two pieces has the logits of the whole', async () => {
  const { ids, logits } = golden.prompts[0]!;
  const { cache } = await model.run([ids.slice(0, 5)]);
  const rest = await model.run([ids.slice(5)], [ids.map(() => 1)], cache);
  expect(difference(logits, rest.logits[0]!)).toBeLessThan(1e-3);
});
