import { expect, it } from 'vitest';
import { spread } from '../../../../src/nodes/training/gan-trainer/spread';
import { CounterRandom } from '../../../../src/runtime/tensor/random';
import { evaluate } from '../evaluate';

const size = 50;
const random = new CounterRandom(5);
const normals = (batch: number, deviation: number) => Array.from({ length: batch * size }, () => 0.4 + deviation * random.normal());
const spreadOf = async (values: number[]) => (await evaluate((b) => spread(b, b.constant(values, [values.length / size, 5, 10, 1]))))[0]!;

it.each([0.02, 0.3])('is the deviation of the elements, here %d, whatever their mean', async (deviation) => {
  // 16 pairs of 50 elements: the estimate is off by 2.5% as a rule.
  expect(await spreadOf(normals(128, deviation)) / deviation).toBeCloseTo(1, 1);
});

it('is zero for samples that are all alike, and for one alone', async () => {
  const one = normals(1, 0.3);
  expect(await spreadOf(Array.from({ length: 8 }, () => one).flat())).toBe(0);
  expect(await spreadOf(one)).toBe(0);
});

it('compares what there is in a small or odd batch', async () => {
  const [first, second, third] = [0.1, 0.5, 0.9].map((value) => Array.from({ length: size }, () => value)) as [number[], number[], number[]];
  expect(await spreadOf([...first, ...second, ...third])).toBeCloseTo(0.4 * Math.SQRT1_2, 6);
});
