import { expect, test } from 'vitest';
import { dragFrom, fit, formatNumber, parseNumber, stepFrom } from '../../../../src/editor/params/numbers';

const rate = { min: 0, max: 1, integer: false };
const steps = { min: 1, max: 1_000_000, integer: true };

test('numbers are read as people write them', () => {
  expect(['2e-4', '0,5', ' 10 000 ', '-3'].map(parseNumber)).toEqual([2e-4, 0.5, 10_000, -3]);
});

test('what is no number is null', () => {
  expect(['', 'abc', '1/0', 'Infinity', '--1'].map(parseNumber)).toEqual([null, null, null, null, null]);
});

test('values are brought into the range', () => {
  expect(fit(3.7, steps)).toBe(4);
  expect(fit(-5, steps)).toBe(1);
  expect(fit(1.5, rate)).toBe(1);
});

test('a step is a unit of the leading digit', () => {
  expect(stepFrom(0.0002, 1, rate)).toBe(0.0003);
  expect(stepFrom(0.0001, -1, rate)).toBe(0.00009);
  expect(stepFrom(10_000, -1, steps)).toBe(9000);
  expect(stepFrom(28, 1, steps)).toBe(29);
});

test('a fine step is a tenth of that', () => {
  expect(stepFrom(0.0002, 1, rate, true)).toBe(0.00021);
});

test('steps up and down lead back', () => {
  for (const value of [0.0002, 0.001, 0.5, 128]) {
    const range = { min: 0, max: 1000, integer: false };
    expect(stepFrom(stepFrom(value, 1, range), -1, range)).toBe(value);
  }
});

test('dragging on a log scale multiplies', () => {
  expect(dragFrom(1e-4, 160, rate, true)).toBeCloseTo(1e-3, 10);
  expect(dragFrom(0, 160, rate, true)).toBeGreaterThan(0);
});

test('dragging stays in the range', () => {
  expect(dragFrom(0.5, 100_000, rate, false)).toBe(1);
  expect(dragFrom(128, -100_000, steps, false)).toBe(1);
});

test('numbers are shown short and exact', () => {
  expect([0.0002, 1e-7, 10_000, 0.1 + 0.2].map(formatNumber)).toEqual(['0.0002', '1e-7', '10000', '0.3']);
});
