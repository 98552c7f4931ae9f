/** Turns a skeleton into the path of a pen: mixed shapes, unsteady points, smooth curves. */
import type { CounterRandom } from '../../tensor/random';
import type { Skeleton } from './skeleton';
import type { Style } from './styles';

/** A pen's path as joined straight pieces. Coordinates in any unit; `pressures` scale the pen's width. */
export interface PenPath {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly pressures: Float64Array;
  /** 1 where the pen is set down. */
  readonly starts: Uint8Array;
  length: number;
}

const PIECES_PER_CURVE = 7;
/** Standard deviation of a control point, in hundredths of the digit's box. */
const UNSTEADINESS = 2.2;
const PRESSURE_VARIATION = 0.09;
const CAPACITY = 512;

export function emptyPath(): PenPath {
  return {
    x: new Float64Array(CAPACITY),
    y: new Float64Array(CAPACITY),
    pressures: new Float64Array(CAPACITY),
    starts: new Uint8Array(CAPACITY),
    length: 0,
  };
}

function addPoint(path: PenPath, x: number, y: number, pressure: number, start: boolean): void {
  const at = path.length++;
  path.x[at] = x;
  path.y[at] = y;
  path.pressures[at] = pressure;
  path.starts[at] = start ? 1 : 0;
}

/** Control points of a random mixture of the style's shapes, each moved a little. */
function mixShapes(style: Style, random: CounterRandom): Float64Array {
  const shares = style.shapes.map(() => -Math.log(1 - random.uniform()));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const points = new Float64Array(style.shapes[0]!.points.length);
  style.shapes.forEach((shape, index) => {
    const share = shares[index]! / total;
    for (let i = 0; i < points.length; i++) points[i]! += share * shape.points[i]!;
  });
  for (let i = 0; i < points.length; i++) points[i]! += UNSTEADINESS * random.normal();
  return points;
}

/** Slope of the centripetal Catmull-Rom spline at its second point, for the unit interval to the third. */
function slope(before: number, at: number, after: number, gapBefore: number, gap: number): number {
  return gap * ((at - before) / gapBefore - (after - before) / (gapBefore + gap) + (after - at) / gap);
}

function addCurve(path: PenPath, points: Float64Array, shape: Skeleton, from: number, pressure: number, nextPressure: number): void {
  const x1 = points[2 * from]!;
  const y1 = points[2 * from + 1]!;
  const x2 = points[2 * from + 2]!;
  const y2 = points[2 * from + 3]!;
  const straightBefore = shape.starts[from] === 1 || shape.corners[from] === 1;
  const straightAfter = from + 2 >= shape.starts.length || shape.starts[from + 2] === 1 || shape.corners[from + 1] === 1;
  const x0 = straightBefore ? 2 * x1 - x2 : points[2 * from - 2]!;
  const y0 = straightBefore ? 2 * y1 - y2 : points[2 * from - 1]!;
  const x3 = straightAfter ? 2 * x2 - x1 : points[2 * from + 4]!;
  const y3 = straightAfter ? 2 * y2 - y1 : points[2 * from + 5]!;
  const gap0 = Math.sqrt(Math.hypot(x1 - x0, y1 - y0)) + 1e-6;
  const gap1 = Math.sqrt(Math.hypot(x2 - x1, y2 - y1)) + 1e-6;
  const gap2 = Math.sqrt(Math.hypot(x3 - x2, y3 - y2)) + 1e-6;
  const slopeX1 = slope(x0, x1, x2, gap0, gap1);
  const slopeY1 = slope(y0, y1, y2, gap0, gap1);
  const slopeX2 = -slope(x3, x2, x1, gap2, gap1);
  const slopeY2 = -slope(y3, y2, y1, gap2, gap1);
  for (let piece = 1; piece <= PIECES_PER_CURVE; piece++) {
    const t = piece / PIECES_PER_CURVE;
    const h2 = t * t * (3 - 2 * t);
    const h1 = 1 - h2;
    const g1 = t * (1 - t) * (1 - t);
    const g2 = -t * t * (1 - t);
    const x = h1 * x1 + h2 * x2 + g1 * slopeX1 + g2 * slopeX2;
    const y = h1 * y1 + h2 * y2 + g1 * slopeY1 + g2 * slopeY2;
    addPoint(path, x, y, pressure + t * (nextPressure - pressure), false);
  }
}

/** Writes a digit of `style` into `path`, in the skeleton's box of 100 x 100. */
export function writePath(path: PenPath, style: Style, random: CounterRandom): void {
  const shape = style.shapes[0]!;
  const points = mixShapes(style, random);
  path.length = 0;
  let pressure = 1;
  for (let i = 0; i < shape.starts.length; i++) {
    const nextPressure = Math.max(0.6, 1 + PRESSURE_VARIATION * random.normal());
    if (shape.starts[i] === 1) addPoint(path, points[2 * i]!, points[2 * i + 1]!, nextPressure, true);
    else addCurve(path, points, shape, i - 1, pressure, nextPressure);
    pressure = nextPressure;
  }
}
