import { expect, test } from 'vitest';
import { findFeatures } from '../../../../../src/runtime/engines/wasm/features';
import { tryRegisters } from '../../../../../src/runtime/engines/wasm/registers';

test('registers are tried in a moment, and the answer is one that tiles are made for', async () => {
  const started = performance.now();
  expect([16, 32]).toContain(await tryRegisters(findFeatures()!));
  expect(performance.now() - started).toBeLessThan(1000);
});
