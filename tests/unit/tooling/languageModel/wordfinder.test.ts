/** The model that tells hidden words, in transformers.js, against PyTorch. */
import { AutoModel, AutoModelForMaskedLM, AutoTokenizer, env, type Tensor } from '@huggingface/transformers';
import { expect, test } from 'vitest';
import golden from '../../../fixtures/golden/wordfinder.json';

env.localModelPath = 'public/models/';
env.allowRemoteModels = false;
const model = await AutoModelForMaskedLM.from_pretrained(golden.model, { dtype: 'fp32', device: 'cpu' });
const tokenizer = await AutoTokenizer.from_pretrained(golden.model);

/** The logits of the hidden word in each text. */
async function hiddenWords(texts: readonly string[]): Promise<number[][]> {
  const inputs = tokenizer([...texts], { padding: true });
  const { logits } = (await model(inputs)) as { logits: Tensor };
  const ids: bigint[][] = inputs.input_ids.tolist();
  return ids.map((row, i) => logits.tolist()[i][row.map(Number).indexOf(tokenizer.mask_token_id!)]);
}

const difference = (expected: readonly number[], values: readonly number[], every: number) => Math.max(...expected.map((value, i) => Math.abs(value - values[i * every]!)));

test.each(golden.prompts)('ids are those of training: $text', ({ text, ids }) => {
  expect(tokenizer.encode(text)).toEqual(ids);
});

test('logits agree with those of PyTorch, also where a batch pads them', async () => {
  const alone = await Promise.all(golden.prompts.map(({ text }) => hiddenWords([text]).then(([values]) => values!)));
  const together = await hiddenWords(golden.prompts.map(({ text }) => text));
  golden.prompts.forEach(({ logits }, i) => {
    expect(logits.length * 64).toBe(alone[i]!.length);
    expect(difference(logits, alone[i]!, 64)).toBeLessThan(1e-3);
    expect(difference(logits, together[i]!, 64)).toBeLessThan(1e-3);
  });
});

test.each(golden.prompts)('the best words are those of PyTorch: $text', async ({ text, best }) => {
  const [logits] = await hiddenWords([text]);
  const order = logits!.map((_, id) => id).sort((a, b) => logits![b]! - logits![a]!);
  expect(order.slice(0, best.length)).toEqual(best);
});

test('the mean of the hidden states is that of PyTorch', async () => {
  const encoder = await AutoModel.from_pretrained(golden.model, { dtype: 'fp32', device: 'cpu' });
  const { text, embedding } = golden.prompts[0]!;
  const { last_hidden_state: hidden } = (await encoder(tokenizer(text))) as { last_hidden_state: Tensor };
  expect(difference(embedding, hidden.mean(1).tolist()[0], 8)).toBeLessThan(1e-3);
});
