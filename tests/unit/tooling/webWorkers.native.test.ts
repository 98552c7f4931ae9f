/** Puts workers into this process, which other tests must not find. */
import { expect, test } from 'vitest';
import { installWebWorkers } from '../../../scripts/bench/webWorkers';
import { createWasmEngine } from '../../../src/runtime/engines/wasm/engine';
import { trainSmallNetwork } from '../runtime/engines/mlp';

installWebWorkers();

test('threads in Node train as one thread does, bit for bit', async () => {
  const losses = [];
  for (const threads of [1, 2, 3]) {
    const engine = await createWasmEngine({ threads, fewestShared: 0, registers: 16 });
    expect(engine.threads).toBe(threads);
    losses.push(await trainSmallNetwork(engine, 20));
    await engine.dispose();
  }
  expect(losses[1]).toEqual(losses[0]);
  expect(losses[2]).toEqual(losses[0]);
});
