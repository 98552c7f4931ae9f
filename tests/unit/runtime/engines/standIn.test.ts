import { expect, test, vi } from 'vitest';
import type { Engine } from '../../../../src/runtime/engines/engine';
import { EngineUnavailableError } from '../../../../src/runtime/engines/errors';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import { withStandIn } from '../../../../src/runtime/engines/standIn';
import { ProgramBuilder } from '../../../../src/runtime/tensor/builder';
import { add } from '../../../../src/runtime/tensor/operations';
import type { Program } from '../../../../src/runtime/tensor/program';

function sumOf(size: number): Program {
  const b = new ProgramBuilder();
  b.output('sum', add(b, b.feed('x', [size]), 1));
  return b.build();
}

/** The reference engine, as if it had room for ten numbers only. */
function smallEngine(): Engine {
  const engine = createReferenceEngine();
  return { ...engine, name: 'small', compile: (program) => {
    if (program.feeds['x']!.shape[0]! > 10) throw new EngineUnavailableError('webgpu', 'too large');
    return engine.compile(program);
  } };
}

const run = async (engine: Engine, size: number) => (await (await engine.compile(sumOf(size))).run(1, () => ({ x: new Float32Array(size) })))['sum']!.length;

test('a program that does not fit runs on the other engine, which is opened once and only then', async () => {
  const openOther = vi.fn(async () => createReferenceEngine());
  const engine = withStandIn(smallEngine(), openOther);
  expect([engine.name, await run(engine, 10)]).toEqual(['small', 10]);
  expect(openOther).not.toHaveBeenCalled();
  expect([await run(engine, 11), await run(engine, 12)]).toEqual([11, 12]);
  expect(openOther).toHaveBeenCalledOnce();
  await engine.dispose();
});

test('any other failure is not hidden', async () => {
  const broken = { ...createReferenceEngine(), compile: () => Promise.reject(new TypeError('a defect')) };
  await expect(withStandIn(broken, async () => createReferenceEngine()).compile(sumOf(1))).rejects.toThrow('a defect');
});

test('where the other engine cannot be had either, it says why', async () => {
  const engine = withStandIn(smallEngine(), () => Promise.reject(new EngineUnavailableError('wasm', 'no module')));
  await expect(run(engine, 11)).rejects.toThrow('wasm cannot be used: no module');
  await engine.dispose();
});
