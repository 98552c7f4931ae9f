import { expect, it } from 'vitest';
import { arrange } from '../../../../src/runtime/graph/arrange';
import { drawing } from '../../nodes/networks/drawings';

const branches = drawing({ a: 'relu', b: 'relu', c: 'relu', sum: 'add' }, 'input > a', 'a > b', 'input > c', 'b > sum', 'c > sum.second', 'sum > output');

it('puts each node behind those that feed it, none on another, on the grid', () => {
  const places = arrange(branches);
  for (const { from, to } of branches.edges) expect(places[from.node]!.x).toBeLessThan(places[to.node]!.x);
  expect(new Set(Object.values(places).map(({ x, y }) => `${x} ${y}`)).size).toBe(6);
  for (const { x, y } of Object.values(places)) expect([x % 20, y % 20]).toEqual([0, 0]);
});

it('draws a skip straight, above what it leads around, and a U as a U', () => {
  const skip = arrange(drawing({ a: 'relu', b: 'relu', c: 'relu', sum: 'add' }, 'input > a', 'a > b', 'b > c', 'c > sum', 'a > sum.second', 'sum > output'));
  expect([skip.a!.y, skip.sum!.y, skip.output!.y]).toEqual([0, 0, 0]);
  expect(skip.b!.y).toBeGreaterThan(0);
  expect(skip.c!.y).toBe(skip.b!.y);
  const u = arrange(drawing({ a: 'relu', b: 'relu', c: 'relu', d: 'add', e: 'add' }, 'input > a', 'a > b', 'b > c', 'c > d', 'b > d.second', 'd > e', 'a > e.second', 'e > output'));
  expect([u.a!.y, u.e!.y]).toEqual([0, 0]);
  expect(u.b!.y).toBe(u.d!.y);
  expect(u.c!.y).toBeGreaterThan(u.b!.y);
});

it('leaves room for wide and tall nodes', () => {
  const places = arrange(branches, { input: { width: 500, height: 100 }, a: { width: 100, height: 700 } });
  expect(places.a!.x).toBeGreaterThanOrEqual(500);
  expect(Math.max(places.a!.y, places.c!.y)).toBeGreaterThanOrEqual(120);
});

it('places what lies on a circle as well', () => {
  const circle = drawing({ a: 'relu', b: 'relu' }, 'a > b', 'b > a');
  expect(Object.keys(arrange(circle)).toSorted()).toEqual(['a', 'b', 'input', 'output']);
});
