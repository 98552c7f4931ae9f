import { expect, test } from 'vitest';
import { createWasmEngine } from '../../../../../src/runtime/engines/wasm/engine';
import { ProgramBuilder } from '../../../../../src/runtime/tensor/builder';
import * as o from '../../../../../src/runtime/tensor/operations';
import type { Value } from '../../../../../src/runtime/tensor/program';

type Apply = (b: ProgramBuilder, x: Value) => Value;

const engine = await createWasmEngine();

async function computed(apply: Apply, numbers: Float32Array): Promise<Float32Array> {
  const b = new ProgramBuilder();
  b.output('result', apply(b, b.feed('x', [numbers.length])));
  const executable = await engine.compile(b.build());
  const { result } = await executable.run(1, () => ({ x: numbers }));
  executable.dispose();
  return result as Float32Array;
}

/** Numbers evenly between two bounds, but not in the middle. */
const between = (low: number, high: number): Float32Array => Float32Array.from({ length: 10_000 }, (_, index) => low + ((high - low) * index) / 9_999);

/** Powers of two times numbers between 1 and 2: small ones as densely as large ones. */
const magnitudes = (low: number, high: number): Float32Array => Float32Array.from({ length: 10_000 }, (_, index) => 2 ** (low + ((high - low) * index) / 9_999));

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

const relative = [
  ['exp', o.exp, Math.exp, between(-87, 88)],
  ['log', o.log, Math.log, magnitudes(-140, 127)],
  ['log near one', o.log, Math.log, between(0.99, 1.01)],
  ['tanh', o.tanh, Math.tanh, between(-12, 12)],
  ['tanh near zero', o.tanh, Math.tanh, magnitudes(-60, -1)],
  ['sigmoid', o.sigmoid, sigmoid, between(-80, 80)],
  ['softplus', o.softplus, softplus, between(-80, 80)],
  ['rsqrt', o.rsqrt, (x: number) => 1 / Math.sqrt(x), magnitudes(-100, 100)],
] as const;

test.each(relative)('%s is right to a few units in the last place', async (_, apply, exact, numbers) => {
  const found = await computed(apply, numbers);
  const worst = Math.max(...found.map((value, index) => Math.abs(value / exact(numbers[index]!) - 1)));
  expect(worst).toBeLessThan(5e-7);
});

test.each([['sin', o.sin, Math.sin], ['cos', o.cos, Math.cos]] as const)('%s is right to 1e-7 over many turns', async (_, apply, exact) => {
  const numbers = between(-1000, 1000);
  const found = await computed(apply, numbers);
  expect(Math.max(...found.map((value, index) => Math.abs(value - exact(numbers[index]!))))).toBeLessThan(1.5e-7);
});

test('the ends of the range come out as in Math', async () => {
  const numbers = Float32Array.of(-Infinity, -1000, -80, 0, 100, 1000, Infinity);
  const rounded = (values: ArrayLike<number>) => [...Float32Array.from(values)];
  expect([...(await computed(o.exp, numbers))]).toEqual(rounded(numbers.map(Math.exp)));
  // Math gives a denormal number here.
  expect([...(await computed(o.exp, Float32Array.of(-100)))]).toEqual([0]);
  expect([...(await computed(o.tanh, numbers))]).toEqual([-1, -1, -1, 0, 1, 1, 1]);
  expect([...(await computed(o.sigmoid, numbers))].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([0, 0, 0, 0.5, 1, 1, 1]);
  expect([...(await computed(o.softplus, numbers))].slice(3)).toEqual([Math.fround(Math.LN2), 100, 1000, Infinity]);
  expect([...(await computed(o.log, Float32Array.of(-1, 0, 1, Infinity)))]).toEqual([Number.NaN, -Infinity, 0, Infinity]);
});

const unaries: readonly Apply[] = [o.exp, o.log, o.tanh, o.sigmoid, o.softplus, o.sin, o.cos, o.relu, o.sqrt, o.abs, (b, x) => o.maximum(b, x, 0), (b, x) => o.minimum(b, b.constant(1, [9]), x), (b, x) => o.max(b, x)];

test('what is no number stays so', async () => {
  for (const apply of unaries) expect((await computed(apply, new Float32Array(9).fill(Number.NaN))).every(Number.isNaN)).toBe(true);
});

test('whole numbers are divided towards zero, compared and cast', async () => {
  const b = new ProgramBuilder();
  const x = b.feed('x', [5], 'i32');
  b.output('quotient', o.div(b, x, b.constant(3, [], 'i32')));
  b.output('less', o.less(b, x, b.constant(0, [], 'i32')));
  b.output('cast', o.cast(b, o.mul(b, o.cast(b, x, 'f32'), 0.5), 'i32'));
  b.output('large', o.mul(b, x, b.constant(2 ** 20 + 1, [], 'i32')));
  const results = await (await engine.compile(b.build())).run(1, () => ({ x: Int32Array.of(-7, -2, 0, 5, 1000) }));
  expect(results).toEqual({
    quotient: Int32Array.of(-2, 0, 0, 1, 333), less: Float32Array.of(1, 1, 0, 0, 0), cast: Int32Array.of(-3, -1, 0, 2, 500),
    large: Int32Array.of(-7, -2, 0, 5, 1000).map((value) => value * (2 ** 20 + 1)),
  });
});
