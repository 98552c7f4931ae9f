/** Text generation in a real browser, against the same model computed in plain numbers. */
import { afterAll, beforeAll, expect, it } from 'vitest';
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

it('continues greedily as the plain implementation does, id by id', async () => {
  const [generation] = await generations(greedy(model, 'Once'));
  expect(generation!.ids).toEqual(expected([79, 110, 99, 101], 20));
});
