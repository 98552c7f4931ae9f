/** The text-to-text model that comes with the app, in transformers.js, against PyTorch. */
import { AutoModelForSeq2SeqLM, AutoTokenizer, env, Tensor } from '@huggingface/transformers';
import { expect, test } from 'vitest';
import golden from '../../../fixtures/golden/rewriter.json';

env.localModelPath = 'public/models/';
env.allowRemoteModels = false;
const model = await AutoModelForSeq2SeqLM.from_pretrained(golden.model, { dtype: 'fp32', device: 'cpu' });
const tokenizer = await AutoTokenizer.from_pretrained(golden.model);

test.each(golden.prompts)('ids are those of training: $text', ({ text, ids }) => {
  expect(tokenizer.encode(text)).toEqual(ids);
});

test.each(golden.prompts)('greedy tokens are those of PyTorch, through the cache: $text', async ({ text, greedy }) => {
  const written = (await model.generate({ ...tokenizer(text), max_new_tokens: greedy.length })) as Tensor;
  expect(written.tolist()[0].slice(1).map(Number)).toEqual(greedy);
});

test.each(golden.prompts)('logits of the first token agree with those of PyTorch: $text', async ({ text, logits }) => {
  const start = new Tensor('int64', [0n], [1, 1]);
  const output = (await model({ ...tokenizer(text), decoder_input_ids: start })) as { logits: Tensor };
  const values = output.logits.data as Float32Array;
  expect(logits.length * 16).toBe(values.length);
  expect(Math.max(...logits.map((value, i) => Math.abs(value - values[i * 16]!)))).toBeLessThan(1e-3);
});

test('texts of different lengths in a batch are written as alone', async () => {
  const inputs = tokenizer(golden.prompts.map(({ text }) => text), { padding: true });
  const written = (await model.generate({ ...inputs, max_new_tokens: 40 })) as Tensor;
  const rows: number[][] = written.tolist().map((row: bigint[]) => row.slice(1).map(Number));
  golden.prompts.forEach(({ greedy }, i) => expect(rows[i]!.slice(0, greedy.length)).toEqual(greedy));
});
