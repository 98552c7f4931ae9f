/** Nothing that a language model does leaves the app's own origin. */
import { wrap } from 'comlink';
import { expect, it } from 'vitest';
import { gpt2Files, gpt2Weights, tinyGpt2 } from '../../fixtures/languageModels/gpt2';
import type { RecordedEngine } from './recorded.worker';
import { greedy, keepModel } from './support';

it('asks nothing of any other origin, with a model that is there and with one that is not', async () => {
  const worker = new Worker(new URL('./recorded.worker.ts', import.meta.url), { type: 'module' });
  const engine = wrap<RecordedEngine>(worker);
  const model = await keepModel(gpt2Files(tinyGpt2, gpt2Weights(tinyGpt2, 7)));
  expect(await engine.generate(greedy(model, 'a'))).toHaveLength(1);
  expect(await engine.generate(greedy('hub:openai-community/gpt2@main#fp32', 'a'))).toMatchObject({ code: 'model-absent' });
  expect(await engine.generate(greedy('built-in:nobody/nothing', 'a'))).toMatchObject({ code: 'model-not-shipped' });
  const addresses = (await engine.addresses()).map((address) => new URL(address, location.href));
  worker.terminate();
  expect(addresses.some(({ pathname }) => pathname.endsWith('.wasm'))).toBe(true);
  expect(addresses.filter(({ origin, protocol }) => origin !== location.origin && protocol !== 'data:')).toEqual([]);
});
