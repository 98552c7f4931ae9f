import { expect, test } from 'vitest';
import { createReferenceEngine } from '../../../../../src/runtime/engines/reference/engine';
import { createWasmEngine } from '../../../../../src/runtime/engines/wasm/engine';
import { ProgramBuilder } from '../../../../../src/runtime/tensor/builder';
import { add, concat, gather, matmul, mul, oneHot, pad, randomNormal, randomUniform, slice, sum, transpose } from '../../../../../src/runtime/tensor/operations';
import type { Program } from '../../../../../src/runtime/tensor/program';
import { CounterRandom } from '../../../../../src/runtime/tensor/random';

const engine = await createWasmEngine();

async function onBoth(program: Program, steps: number, feedsAt: (index: number) => Record<string, Float32Array | Int32Array>) {
  const [found, expected] = await Promise.all([engine, createReferenceEngine()].map(async (one) => (await one.compile(program)).run(steps, feedsAt)));
  return { found: found!, expected: expected! };
}

/** A total of a feed that is too large for many steps in one call. */
function largeTotal(): Program {
  const b = new ProgramBuilder();
  const total = b.state('total', []);
  const next = add(b, total, sum(b, b.feed('x', [1000, 300])));
  b.update('total', next);
  b.output('next', next);
  return b.build();
}

test('states go on from one call to the next when steps do not fit one', async () => {
  const executable = await engine.compile(largeTotal());
  const { next } = await executable.run(10, () => ({ x: new Float32Array(300_000).fill(0.5) }));
  expect([...next!]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((count) => 150_000 * count));
});

test('outputs go to arrays that are there and long enough, and to new ones elsewhere', async () => {
  const b = new ProgramBuilder();
  const x = b.feed('x', [2]);
  b.output('twice', mul(b, x, 2));
  b.output('next', add(b, x, 1));
  const executable = await engine.compile(b.build());
  const [long, short] = [new Float32Array(6), new Float32Array(3)];
  const found = await executable.run(2, (index) => ({ x: Float32Array.of(index, 10) }), { twice: long, next: short });
  expect(found).toEqual({ twice: Float32Array.of(0, 20, 2, 20), next: Float32Array.of(1, 11, 2, 11) });
  expect([...long]).toEqual([0, 20, 2, 20, 0, 0]);
  expect([...short]).toEqual([0, 0, 0]);
});

test('two states swap', async () => {
  const b = new ProgramBuilder();
  const [first, second] = [b.state('first', [5]), b.state('second', [5])];
  b.update('first', second);
  b.update('second', first);
  const executable = await engine.compile(b.build());
  executable.write('first', Float32Array.of(7, 8, 9, 10, 11));
  await executable.run(3, () => ({}));
  expect(await executable.read(['first', 'second'])).toEqual({ first: new Float32Array(5), second: Float32Array.of(7, 8, 9, 10, 11) });
});

test('what fades away ends at zero and not as denormal numbers, which are slow', async () => {
  const b = new ProgramBuilder();
  b.update('average', mul(b, b.state('average', [6]), 0.5));
  const executable = await engine.compile(b.build());
  executable.write('average', Float32Array.of(2 ** -125, -(2 ** -125), 2 ** -124, Infinity, NaN, 8));
  await executable.run(1, () => ({}));
  expect([...(await executable.read(['average'])).average!]).toEqual([2 ** -126, -(2 ** -126), 2 ** -125, Infinity, NaN, 4]);
  await executable.run(1, () => ({}));
  expect([...(await executable.read(['average'])).average!]).toEqual([0, 0, 2 ** -126, Infinity, NaN, 2]);
});

test('random numbers are those of the host: uniforms bit for bit, normals to rounding', async () => {
  const b = new ProgramBuilder();
  const step = b.feed('step', [], 'i32');
  b.output('normal', randomNormal(b, step, [4001], { seed: 5 + 2 ** 40, stream: 1 }));
  b.output('uniform', randomUniform(b, step, [999], { seed: 5, stream: 2 }));
  const { found, expected } = await onBoth(b.build(), 2, (index) => ({ step: Int32Array.of(1000 + index) }));
  expect(found['uniform']).toEqual(expected['uniform']);
  expect(Math.max(...expected['normal']!.map((value, index) => Math.abs(value - found['normal']![index]!)))).toBeLessThan(1e-6);
});

test('elements are moved exactly, whether neighbours stay together or not', async () => {
  const b = new ProgramBuilder();
  const step = b.feed('step', [], 'i32');
  const x = randomNormal(b, step, [6, 5, 8], { seed: 1, stream: 1 });
  const y = randomNormal(b, step, [6, 5, 3], { seed: 1, stream: 2 });
  const moved = {
    transposed: transpose(b, x, [2, 0, 1]),
    swapped: transpose(b, x, [1, 0, 2]),
    sliced: slice(b, x, [1, 2, 4], [4, 2, 4]),
    odd: slice(b, x, [0, 1, 3], [6, 3, 3]),
    padded: pad(b, x, [0, 2, 0], [1, 0, 0]),
    around: pad(b, y, [1, 0, 2], [0, 1, 1]),
    behind: concat(b, [x, y], 2),
    below: concat(b, [x, x, slice(b, x, [0, 0, 0], [1, 5, 8])], 0),
  };
  for (const [name, value] of Object.entries(moved)) b.output(name, mul(b, value, 2));
  const { found, expected } = await onBoth(b.build(), 1, () => ({ step: Int32Array.of(3) }));
  for (const name of Object.keys(moved)) expect(Math.max(...expected[name]!.map((value, index) => Math.abs(value - found[name]![index]!))), name).toBeLessThan(1e-6);
});

test('an index beyond the table takes its last row, never other memory', async () => {
  const b = new ProgramBuilder();
  const indices = b.feed('indices', [3], 'i32');
  b.output('rows', gather(b, b.constant([1, 2, 3, 4, 5, 6], [3, 2]), indices));
  b.output('chosen', oneHot(b, indices, 3));
  const { rows, chosen } = await (await engine.compile(b.build())).run(1, () => ({ indices: Int32Array.of(1, 3, -1) }));
  expect([...rows!]).toEqual([3, 4, 5, 6, 5, 6]);
  expect([...chosen!]).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0]);
});

/** Sizes that products cut into blocks, groups and narrow panels. */
test.each([[7, 3000, 9], [100, 1000, 300], [100, 2100, 300], [13, 5, 2], [1, 40, 33], [50, 1, 3]])('a product of %dx%dx%d is right, and the same for any number of registers', async (rows, inner, columns) => {
  const b = new ProgramBuilder();
  b.output('product', matmul(b, b.feed('x', [rows, inner]), b.feed('y', [inner, columns])));
  const random = new CounterRandom(3, rows);
  const [x, y] = [new Float32Array(rows * inner), new Float32Array(inner * columns)];
  random.fillNormal(x);
  random.fillNormal(y);
  const program = b.build();
  const { product } = await (await engine.compile(program)).run(1, () => ({ x, y }));
  for (const registers of [16, 32] as const) {
    const fixed = await createWasmEngine({ registers });
    expect(await (await fixed.compile(program)).run(1, () => ({ x, y }))).toEqual({ product });
    await fixed.dispose();
  }
  // Large results are looked at here and there, in every row and column.
  const some = Array.from({ length: Math.min(product!.length, 2003) }, (_, which) => (which * 307) % product!.length);
  const error = Math.max(...some.map((index) => {
    let expected = 0;
    for (let k = 0; k < inner; k++) expected += x[Math.floor(index / columns) * inner + k]! * y[k * columns + (index % columns)]!;
    return Math.abs(product![index]! - expected);
  }));
  expect(error).toBeLessThan(1e-6 * inner);
});
