/** What a decoder is given, step by step. */
import { Tensor } from '@huggingface/transformers';
import { expect, it } from 'vitest';
import { continuing } from '../../../src/runtime/text/decoders';
import type { OpenModel } from '../../../src/runtime/text/modelShelf';

type Given = Readonly<Record<string, Tensor['ort_tensor']>>;

const cache = 'past_key_values.0.key';

/** A model with one key for each token, which gives the same logits always. */
function recorded(type: 'float32' | 'float16' = 'float32', shape: readonly (number | string)[] = ['batch_size', 2, 'past_sequence_length', 4]) {
  const given: Given[] = [];
  const model = {
    inputNames: ['input_ids', 'num_logits_to_keep', 'use_cache_branch', cache],
    inputMetadata: [{ name: cache, type, shape }],
    async run(inputs: Given) {
      given.push(inputs);
      return { logits: new Tensor('float32', [1, 2, 3], [1, 1, 3]).ort_tensor, 'present.0.key': new Tensor('float32', Array<number>(24).fill(7), [1, 2, 3, 4]).ort_tensor };
    },
  };
  return { given, model: { session: { sessions: { model }, config: { normalized_config: { num_heads: 2 } } }, padding: 0, context: 8 } as unknown as OpenModel };
}

it('asks for the logits of the last token alone, and for nothing that the graph does not take', async () => {
  const { given, model } = recorded();
  const [logits] = await continuing(model, [[4, 5, 6]]).start();
  expect([...logits!]).toEqual([1, 2, 3]);
  expect(given[0]!.num_logits_to_keep!.data).toEqual(new BigInt64Array([1n]));
  expect(Object.keys(given[0]!).toSorted()).toEqual(['input_ids', 'num_logits_to_keep', cache, 'use_cache_branch'].toSorted());
});

it('begins without keys of earlier tokens and goes on with those that came back', async () => {
  const { given, model } = recorded();
  const decoding = continuing(model, [[4, 5, 6], [7]]);
  await decoding.start();
  await decoding.next([1, 2]);
  expect(given.map((inputs) => inputs[cache]!.dims)).toEqual([[2, 2, 0, 4], [1, 2, 3, 4]]);
  expect(given.map((inputs) => inputs.use_cache_branch!.data[0])).toEqual([0, 1]);
});

it('begins so in half precision, too', async () => {
  const { given, model } = recorded('float16');
  await continuing(model, [[4]]).start();
  expect(given[0]![cache]).toMatchObject({ type: 'float16', dims: [1, 2, 0, 4] });
});

it('begins so where sequences and heads share a dimension, as BLOOM has it', async () => {
  const { given, model } = recorded('float32', ['batch_size x num_heads', 4, 'past_sequence_length']);
  await continuing(model, [[4], [5], [6]]).start();
  expect(given[0]![cache]!.dims).toEqual([6, 4, 0]);
});
