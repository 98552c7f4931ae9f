import { afterAll, expect, test } from 'vitest';
import { dcganTemplate } from '../../../src/nodes/templates/dcgan';
import { ganTemplate } from '../../../src/nodes/templates/gan';
import { createReferenceEngine } from '../../../src/runtime/engines/reference/engine';
import { createWasmEngine } from '../../../src/runtime/engines/wasm/engine';
import { largestDisagreement } from '../../unit/runtime/engines/agreement';
import { trainSmallNetwork } from '../../unit/runtime/engines/mlp';
import { trainingProgram } from '../../unit/runtime/engines/trainingProgram';
import { opCases } from '../../unit/runtime/tensor/opCases';

/** Small programs, too, are shared between threads. */
const engine = await createWasmEngine({ fewestShared: 0 });
const others = { one: await createWasmEngine({ threads: 1 }), three: await createWasmEngine({ threads: 3, fewestShared: 0 }) };
afterAll(() => Promise.all([engine, ...Object.values(others)].map((one) => one.dispose())));

test('an isolated page computes on several threads', () => {
  expect(engine.threads).toBe(Math.min(4, navigator.hardwareConcurrency));
  expect(engine.description).toBe(`WebAssembly on ${engine.threads} threads`);
});

test.each(opCases)('generated WebAssembly on threads agrees with the reference on $name and its gradients', async (opCase) => {
  expect(await largestDisagreement(engine, opCase)).toBeLessThan(1e-5);
});

test('training on threads reaches the losses of the reference', async () => {
  const expected = await trainSmallNetwork(createReferenceEngine(), 40);
  const losses = await trainSmallNetwork(engine, 40);
  losses.forEach((loss, step) => expect(Math.abs(loss - expected[step]!)).toBeLessThan(1e-5));
});

test.each([['the dense GAN', ganTemplate, 10, 5], ['the DCGAN', dcganTemplate, 3, 2]] as const)(
  'the training of %s is the same bit for bit on any number of threads', async (_, template, batch, steps) => {
    const { program, start, feedsAt } = trainingProgram(template, batch);
    const states = [];
    for (const one of [engine, ...Object.values(others)]) {
      const executable = await one.compile(program);
      start(executable);
      await executable.run(steps, feedsAt);
      states.push(await executable.read(Object.keys(program.states)));
      executable.dispose();
    }
    expect(states[1]).toEqual(states[0]);
    expect(states[2]).toEqual(states[0]);
  });
