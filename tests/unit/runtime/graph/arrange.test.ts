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

const chain = (length: number) => {
  const ids = Array.from({ length }, (_, index) => `n${index}`);
  const wires = ['input', ...ids, 'output'].map((id, index, all) => `${all[index - 1]} > ${id}`).slice(1);
  return drawing(Object.fromEntries(ids.map((id) => [id, 'relu'])), ...wires);
};

it('goes on below where a line is long, in lines of equal length', () => {
  const places = arrange(chain(10), {}, 6);
  const heights = Object.values(places).map(({ y }) => y);
  expect([...new Set(heights)].map((height) => heights.filter((y) => y === height).length)).toEqual([6, 6]);
  expect(places.n5!.x).toBe(places.input!.x);
  expect(places.n5!.y).toBeGreaterThanOrEqual(140);
});

it('breaks no line where several wires pass', () => {
  const skip = arrange(drawing({ a: 'relu', b: 'relu', c: 'relu', sum: 'add' }, 'input > a', 'a > b', 'b > c', 'c > sum', 'a > sum.second', 'sum > output'), {}, 3);
  const line = [skip.a!, skip.b!, skip.c!, skip.sum!].map(({ x }) => x);
  expect(line).toEqual(line.toSorted((one, other) => one - other));
  expect(skip.output!.x).toBe(0);
  expect(skip.output!.y).toBeGreaterThan(skip.b!.y);
});
