/** Paths of a pen for tests. */
import { emptyPath, type PenPath } from '../../../../src/runtime/data/strokeDigits/pen';

type Point = readonly [x: number, y: number];

/** One straight line, with a pressure of 1 at its beginning. */
export function lineBetween(from: Point, to: Point, pressureAtEnd = 1): PenPath {
  const path = emptyPath();
  path.x.set([from[0], to[0]]);
  path.y.set([from[1], to[1]]);
  path.pressures.set([1, pressureAtEnd]);
  path.starts.set([1, 0]);
  path.length = 2;
  return path;
}
