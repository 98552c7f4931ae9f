/** The workers that hold language models: they start when they are needed, one request after the other. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { connectTextEngine } from '../../../src/runtime/worker/textClient';
import { gpt2Files, gpt2Weights, tinyGpt2 } from '../../fixtures/languageModels/gpt2';
import { greedy, keepModel } from './support';

const PlatformWorker = globalThis.Worker;
const started: Worker[] = [];

let engine = connectTextEngine();
let model: string;

beforeAll(async () => {
  globalThis.Worker = class extends PlatformWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      started.push(this);
    }
  };
  model = await keepModel(gpt2Files(tinyGpt2, gpt2Weights(tinyGpt2, 7)));
});
afterEach(async () => {
  await engine.dispose();
  engine = connectTextEngine();
  started.length = 0;
});
afterAll(() => {
  globalThis.Worker = PlatformWorker;
});

it('starts a worker at the first request, and only one', { timeout: 120_000 }, async () => {
  expect(started).toHaveLength(0);
  await engine.tokenize({ model, device: 'auto' }, ['a'], false);
  await engine.generate(greedy(model, 'a'));
  expect(started).toHaveLength(1);
});

it('lets requests wait for one another', { timeout: 120_000 }, async () => {
  const order: string[] = [];
  await Promise.all(['a', 'b', 'c'].map((prompt) => engine.generate(greedy(model, prompt)).then(() => order.push(prompt))));
  expect(order).toEqual(['a', 'b', 'c']);
});

it('starts anew after weights that could not be read', { timeout: 120_000 }, async () => {
  const files = gpt2Files(tinyGpt2, gpt2Weights(tinyGpt2, 7)).set('onnx/model.onnx', new Uint8Array(100));
  expect(await engine.generate(greedy(await keepModel(files), 'a'))).toMatchObject({ code: 'model-corrupt' });
  expect(await engine.generate(greedy(model, 'a'))).toHaveLength(1);
  expect(started).toHaveLength(2);
});

it('says that its worker ended, and starts another', { timeout: 120_000 }, async () => {
  const running = engine.generate(greedy(model, 'a'));
  await expect.poll(() => started).toHaveLength(1);
  started[0]!.dispatchEvent(new ErrorEvent('error', { message: 'killed' }));
  expect(await running).toMatchObject({ code: 'text-worker-failed', values: { detail: 'killed' } });
  expect(await engine.generate(greedy(model, 'a'))).toHaveLength(1);
});
