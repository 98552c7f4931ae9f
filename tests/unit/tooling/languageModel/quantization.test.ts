/** Weights in eight bits. */
import { expect, test } from 'vitest';
import { quantizeRows } from '../../../../scripts/language-model/onnx/quantization';

test('the greatest number of a row is 127 times its scale', () => {
  const { values, scales } = quantizeRows(Float32Array.of(0.5, -1, 0, 254, 2, -254), 3);
  expect([...values]).toEqual([64, -127, 0, 127, 1, -127]);
  expect([...scales]).toEqual([Math.fround(1 / 127), 2]);
});

test('a row of zeros stays so', () => {
  expect([...quantizeRows(new Float32Array(4), 2).values]).toEqual([0, 0, 0, 0]);
});

test('what was quantized is not changed again', () => {
  const first = quantizeRows(Float32Array.from({ length: 300 }, (_, i) => Math.sin(i * i)), 100);
  const rounded = Float32Array.from(first.values, (value, i) => value * first.scales[Math.floor(i / 100)]!);
  expect(quantizeRows(rounded, 100).values).toEqual(first.values);
});
