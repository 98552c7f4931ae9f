/** The ground that everything else in a browser stands on. */
import { expect, it } from 'vitest';

it('gives a WebGPU adapter', async () => {
  expect(await navigator.gpu.requestAdapter()).not.toBeNull();
});

it('isolates the page, so that WebAssembly has threads', () => {
  expect(crossOriginIsolated).toBe(true);
  expect(new SharedArrayBuffer(8).byteLength).toBe(8);
});
