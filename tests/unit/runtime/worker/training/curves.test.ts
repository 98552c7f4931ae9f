import { expect, it } from 'vitest';
import { Curves } from '../../../../../src/runtime/worker/training/curves';

const ramp = (from: number, to: number) => Float32Array.from({ length: to - from }, (_, index) => from + index);

it('appends in order, however the chunks are cut', () => {
  const curves = new Curves();
  for (const [from, to] of [[0, 1], [1, 1], [1, 700], [700, 5000]] as const) curves.append({ loss: ramp(from, to), score: ramp(from, to) });
  expect(curves.snapshot()).toEqual({ loss: ramp(0, 5000), score: ramp(0, 5000) });
});

it('goes on from stored curves', () => {
  const curves = new Curves({ loss: ramp(0, 10) });
  curves.append({ loss: ramp(10, 20) });
  expect(curves.snapshot().loss).toEqual(ramp(0, 20));
});

it('gives copies that later steps do not change', () => {
  const curves = new Curves({ loss: ramp(0, 3) });
  const before = curves.snapshot();
  curves.append({ loss: ramp(3, 6) });
  before.loss![0] = 99;
  expect(before.loss).toHaveLength(3);
  expect(curves.snapshot().loss).toEqual(ramp(0, 6));
});

it('keeps the latest 200,000 steps', () => {
  const curves = new Curves({ loss: ramp(0, 150_000) });
  curves.append({ loss: ramp(150_000, 250_000) });
  expect(curves.snapshot().loss).toEqual(ramp(50_000, 250_000));
});

it('gives as many of the latest steps as are asked for', () => {
  const curves = new Curves({ loss: ramp(0, 10) });
  expect(curves.snapshot(3).loss).toEqual(ramp(7, 10));
  expect(curves.snapshot(0).loss).toEqual(ramp(10, 10));
  expect(curves.snapshot(11).loss).toEqual(ramp(0, 10));
});

it('is empty at first', () => {
  expect(new Curves().snapshot()).toEqual({});
});
