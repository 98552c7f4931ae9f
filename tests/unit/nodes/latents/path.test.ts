import { expect, it } from 'vitest';
import { along, through } from '../../../../src/nodes/latents/path';
import type { ProgramBuilder } from '../../../../src/runtime/tensor/builder';
import { evaluate } from '../evaluate';

const rows = (b: ProgramBuilder, ...list: number[][]) => b.constant(list.flat(), [list.length, list[0]!.length]);

it('goes straight and evenly', async () => {
  const points = await evaluate((b) => along(b, rows(b, [0, 0], [0, 0], [0, 0]), rows(b, [4, 2], [4, 2], [4, 2]), [0, 0.25, 1], 'linear'));
  expect(points).toEqual([0, 0, 1, 0.5, 4, 2]);
});

it('keeps to the sphere, at an even angle', async () => {
  const points = await evaluate((b) => along(b, rows(b, [2, 0], [2, 0], [2, 0]), rows(b, [0, 2], [0, 2], [0, 2]), [0, 1 / 3, 1], 'spherical'));
  for (const [index, value] of [2, 0, 2 * Math.cos(Math.PI / 6), 1, 0, 2].entries()) expect(points[index]).toBeCloseTo(value, 5);
});

it('keeps to the sphere beyond a right angle', async () => {
  const [x, y] = await evaluate((b) => along(b, rows(b, [1, 0]), rows(b, [-Math.SQRT1_2, Math.SQRT1_2]), [1 / 3], 'spherical'));
  expect(Math.atan2(y!, x!)).toBeCloseTo(Math.PI / 4, 5);
  expect(Math.hypot(x!, y!)).toBeCloseTo(1, 5);
});

it('changes its length evenly between two lengths', async () => {
  const [x, y] = await evaluate((b) => along(b, rows(b, [1, 0]), rows(b, [0, 3]), [0.5], 'spherical'));
  expect(Math.hypot(x!, y!)).toBeCloseTo(2, 5);
});

it('stays finite between equal, opposite and zero latents', async () => {
  const from = [[1, 2], [1, 2], [0, 0]];
  const to = [[1, 2], [-1, -2], [1, 1]];
  const points = await evaluate((b) => along(b, rows(b, ...from), rows(b, ...to), [0.5, 0.5, 0.5], 'spherical'));
  for (const value of points) expect(Number.isFinite(value)).toBe(true);
  expect(points.slice(0, 2).map((value) => value.toFixed(4))).toEqual(['1.0000', '2.0000']);
});

it('walks through all stops and back where the way is closed', async () => {
  const walk = (closed: boolean) => evaluate((b) => through(b, rows(b, [0], [1], [3]), 2, 'linear', closed));
  expect(await walk(false)).toEqual([0, 0.5, 1, 2, 3]);
  expect(await walk(true)).toEqual([0, 0.5, 1, 2, 3, 1.5]);
});

it('stays where there is only one stop', async () => {
  expect(await evaluate((b) => through(b, rows(b, [7, 8]), 3, 'spherical', true)).then((all) => all.map(Math.round))).toEqual([7, 8, 7, 8, 7, 8]);
});
