/** Text to tokens and back, without the weights. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectTextEngine } from '../../../src/runtime/worker/textClient';
import { gpt2Files, gpt2Weights, tinyGpt2 } from '../../fixtures/languageModels/gpt2';
import { keepModel } from './support';

const engine = connectTextEngine();
let choice: { model: string; device: 'wasm' };

beforeAll(async () => {
  choice = { model: await keepModel(gpt2Files(tinyGpt2, gpt2Weights(tinyGpt2, 7))), device: 'wasm' };
});
afterAll(() => engine.dispose());

it('shows every token as it reads', async () => {
  const tokens = await engine.tokenize(choice, ['a b', 'é'], false);
  expect(tokens).toEqual([
    [
      { id: 97, text: 'a', special: false },
      { id: 32, text: ' ', special: false },
      { id: 98, text: 'b', special: false },
    ],
    [
      { id: 0xc3, text: '\uFFFD', special: false },
      { id: 0xa9, text: '\uFFFD', special: false },
    ],
  ]);
});

it('tells special tokens', async () => {
  expect(await engine.tokenize(choice, ['a<|endoftext|>'], true)).toMatchObject([[{ id: 97 }, { id: 256, special: true }]]);
});

it('brings text back to the letter', async () => {
  const text = 'Two  spaces , a "quote" , it\'s ünïcode 🙂 .\nA line';
  const tokens = (await engine.tokenize(choice, [text], false)) as { id: number }[][];
  expect(await engine.decode(choice, [tokens[0]!.map(({ id }) => id)], true)).toEqual([text]);
});

it('leaves special tokens out where that is asked', async () => {
  expect(await engine.decode(choice, [[97, 256], []], true)).toEqual(['a', '']);
  expect(await engine.decode(choice, [[97, 256]], false)).toEqual(['a<|endoftext|>']);
});
