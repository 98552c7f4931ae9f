/** Fails a file that changes the process it shares with others, as native ONNX Runtime and Dawn do. */
import { afterAll, expect } from 'vitest';

afterAll(() => {
  const advice = 'A file that loads native code must be named *.native.test.ts, for a process of its own';
  expect(Number.MIN_VALUE, `${advice}: it left denormal numbers switched off`).toBeGreaterThan(0);
  expect(globalThis.navigator?.gpu, `${advice}: it left a GPU in navigator`).toBeUndefined();
});
