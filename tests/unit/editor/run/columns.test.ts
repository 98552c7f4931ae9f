import { expect, test } from 'vitest';
import { MetricColumns } from '../../../../src/editor/run/columns';

const chunk = (firstStep: number, loss: number[]) => ({ firstStep, columns: { loss: Float32Array.from(loss) } });

test('chunks in a row make one column', () => {
  const columns = new MetricColumns();
  columns.append(chunk(1, [3, 2]));
  columns.append(chunk(3, [1]));
  expect([...columns.column('loss')]).toEqual([3, 2, 1]);
  expect(columns.firstStep).toBe(1);
});

test('a chunk that comes twice is kept once', () => {
  const columns = new MetricColumns();
  columns.append(chunk(1, [3, 2]));
  columns.append(chunk(2, [2, 1]));
  columns.append(chunk(2, [2, 1]));
  expect([...columns.column('loss')]).toEqual([3, 2, 1]);
});

test('a training from scratch starts the column anew', () => {
  const columns = new MetricColumns();
  columns.append(chunk(1, [3, 2, 1]));
  columns.append(chunk(1, [9]));
  expect([...columns.column('loss')]).toEqual([9]);
});

test('steps that were not measured are gaps', () => {
  const columns = new MetricColumns();
  columns.append(chunk(1, [3]));
  columns.append(chunk(3, [1]));
  columns.append({ firstStep: 4, columns: { score: Float32Array.of(0.5) } });
  expect([...columns.column('loss')]).toEqual([3, Number.NaN, 1, Number.NaN]);
  expect([...columns.column('score')]).toEqual([Number.NaN, Number.NaN, Number.NaN, 0.5]);
});

test('ten thousand steps outgrow the first buffer and stay whole', () => {
  const columns = new MetricColumns();
  for (let step = 0; step < 10_000; step += 100) columns.append(chunk(step, Array.from({ length: 100 }, (_, i) => step + i)));
  const loss = columns.column('loss');
  expect(loss.length).toBe(10_000);
  expect(loss.every((value, step) => value === step)).toBe(true);
});
