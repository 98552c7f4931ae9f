import { wrap } from 'comlink';
import { afterAll, expect, test } from 'vitest';
import { createReferenceEngine } from '../../../src/runtime/engines/reference/engine';
import { createWasmEngine } from '../../../src/runtime/engines/wasm/engine';
import { largestDisagreement } from '../../unit/runtime/engines/agreement';
import { trainSmallNetwork } from '../../unit/runtime/engines/mlp';
import { opCases } from '../../unit/runtime/tensor/opCases';
import type { ThreadsBench } from './threads.worker';

const worker = new Worker(new URL('./threads.worker.ts', import.meta.url), { type: 'module' });
const inWorker = wrap<ThreadsBench>(worker);
const onPage = await createWasmEngine();
afterAll(async () => {
  worker.terminate();
  await onPage.dispose();
});

/** Small programs, too, are shared between threads. */
const on = (threads: number) => ({ threads, fewestShared: 0 });

test('a worker of an isolated page computes on several threads, the page itself on one', async () => {
  const threads = Math.min(4, navigator.hardwareConcurrency);
  expect(await inWorker.describe({})).toEqual({ threads, description: `WebAssembly on ${threads} threads` });
  expect(onPage).toMatchObject({ threads: 1, description: 'WebAssembly' });
}, 120_000);

test.each(opCases)('generated WebAssembly agrees with the reference on $name and its gradients', async (opCase) => {
  expect(await largestDisagreement(onPage, opCase)).toBeLessThan(1e-5);
});

test('generated WebAssembly on threads agrees with the reference on every operation', async () => {
  const disagreements = await inWorker.disagreements(on(2));
  expect(Object.keys(disagreements)).toHaveLength(new Set(opCases.map(({ name }) => name)).size);
  for (const [name, error] of Object.entries(disagreements)) expect(error, name).toBeLessThan(1e-5);
}, 120_000);

test('training on threads reaches the losses of the reference, without the fused multiply-add too', async () => {
  const expected = await trainSmallNetwork(createReferenceEngine(), 40);
  for (const options of [on(2), { ...on(2), relaxed: false }]) {
    const losses = await inWorker.losses(options, 40);
    losses.forEach((loss, step) => expect(Math.abs(loss - expected[step]!)).toBeLessThan(1e-5));
  }
});

test.each([['gan', 10, 5], ['dcgan', 3, 1]] as const)('the training of the template %s is the same bit for bit on any number of threads and with any number of registers', async (template, batch, steps) => {
  const expected = await inWorker.trained(on(1), template, batch, steps);
  for (const options of [on(2), on(3), { ...on(2), registers: 32 as const }]) expect(await inWorker.trained(options, template, batch, steps)).toEqual(expected);
}, 120_000);
