import { expect, test } from 'vitest';
import { freePlace, type Box } from '../../../../src/editor/canvas/placement';

const box = (x: number, y: number): Box => ({ x, y, width: 200, height: 100 });

test('on an empty canvas a node lies where it is wanted, on the grid', () => {
  expect(freePlace(box(103, 58), [])).toEqual({ x: 100, y: 60 });
});

test('a node wanted on top of another goes beside it by the shortest way', () => {
  expect(freePlace(box(20, 40), [box(0, 0)])).toEqual({ x: 20, y: 120 });
});

test('a node goes around several others', () => {
  const column = [box(0, 0), box(0, 120), box(0, -120)];
  expect(freePlace(box(0, 0), column).x).not.toBe(0);
});

test('where all is full a node still lies somewhere', () => {
  const everywhere = { x: -10_000, y: -10_000, width: 20_000, height: 20_000 };
  expect(freePlace(box(0, 0), [everywhere])).toEqual({ x: 0, y: 0 });
});
