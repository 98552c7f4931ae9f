/** Models with random weights, for measuring speed. */
import { expect, test } from 'vitest';
import { encodeGpt2 } from '../../../../scripts/language-model/onnx/gpt2';
import { randomGpt2Weights } from '../../../../scripts/language-model/onnx/weights';
import { Gpt2Session } from './gpt2Session';

const config = { n_layer: 2, n_head: 2, n_embd: 8, n_positions: 16, vocab_size: 50, layer_norm_epsilon: 1e-5, activation_function: 'gelu_new' as const };
const bytesOf = (seed: number) => encodeGpt2(randomGpt2Weights(config, seed), config);

test('equal seeds give equal files, other seeds other ones', () => {
  const [one, again, other] = [1, 1, 2].map((seed) => Buffer.from(bytesOf(seed)));
  expect(one!.equals(again!)).toBe(true);
  expect(one!.equals(other!)).toBe(false);
});

test('a random model runs, with its cache and without', async () => {
  const model = await Gpt2Session.open(bytesOf(1), config);
  const { cache } = await model.run([[7, 8, 9]]);
  const [rest] = (await model.run([[10]], [[1, 1, 1, 1]], cache)).logits;
  const [whole] = (await model.run([[7, 8, 9, 10]])).logits;
  expect(rest).toHaveLength(50);
  rest!.forEach((value, i) => expect(value).toBeCloseTo(whole![i]!, 5));
});

test('it computes logits of the last places alone, or of all', async () => {
  const model = await Gpt2Session.open(bytesOf(1), config);
  const rows = [[7, 8, 9], [3, 2, 1]];
  const [all, last] = [await model.run(rows, undefined, undefined, 0), await model.run(rows)];
  expect([all.places, last.places]).toEqual([3, 1]);
  last.logits.forEach((logits, row) => logits.forEach((value, i) => expect(value).toBeCloseTo(all.logits[row]![i]!, 5)));
});
