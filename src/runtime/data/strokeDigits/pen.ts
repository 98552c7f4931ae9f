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

const PIECES_PER_CURVE = 5;
/** Standard deviation of a control point, in hundredths of the digit's box. */
const UNSTEADINESS = 2.8;
/** Correlation between neighbouring control points: a hand drifts rather than trembles. */
const STEADINESS = 0.6;
const RENEWAL = Math.sqrt(1 - STEADINESS ** 2);
const PRESSURE_VARIATION = 0.12;
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

/** Control points of the digit that is being written; nothing of it outlives a call. */
const mixed = new Float64Array(CAPACITY);

/** Control points of a random mixture of the style's shapes, each moved a little. */
function mixShapes({ shapes }: Style, random: CounterRandom): Float64Array {
  const { length } = shapes[0]!.points;
  const points = mixed.fill(0, 0, length);
  let total = 0;
  for (const shape of shapes) {
    const share = Math.log(1 - random.uniform()) ** 2;
    total += share;
    for (let i = 0; i < length; i++) points[i]! += share * shape.points[i]!;
  }
  let driftX = random.normal();
  let driftY = random.normal();
  for (let i = 0; i < length; i += 2) {
    points[i] = points[i]! / total + UNSTEADINESS * driftX;
    points[i + 1] = points[i + 1]! / total + UNSTEADINESS * driftY;
    driftX = STEADINESS * driftX + RENEWAL * random.normal();
    driftY = STEADINESS * driftY + RENEWAL * random.normal();
  }
  return points;
}

/** Slope of a Catmull-Rom spline at `at`, for a curve that runs to `after` in unit time; gaps are knot distances. */
function slope(before: number, at: number, after: number, gapBefore: number, gap: number): number {
  return gap * ((at - before) / gapBefore - (after - before) / (gapBefore + gap) + (after - at) / gap);
}

/** Length of a vector. `Math.hypot`, which guards against overflow, takes several times as long. */
export function lengthOf(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}

/** The square root of a distance makes the spline centripetal: no loops, no overshoot (Yuksel et al. 2011). */
function knotDistance(dx: number, dy: number): number {
  return Math.sqrt(lengthOf(dx, dy)) + 1e-6;
}

/** Adds the curve from control point `from` to the next; beyond an end or a corner it counts as straight. */
function addCurve(
  path: PenPath,
  points: Float64Array,
  { starts, corners }: Skeleton,
  from: number,
  pressure: number,
  nextPressure: number,
): void {
  const point = (index: number, axis: number) => points[2 * index + axis]!;
  const straightBefore = starts[from] === 1 || corners[from] === 1;
  const straightAfter = from + 2 >= starts.length || starts[from + 2] === 1 || corners[from + 1] === 1;
  const [x1, y1, x2, y2] = [point(from, 0), point(from, 1), point(from + 1, 0), point(from + 1, 1)];
  const x0 = straightBefore ? 2 * x1 - x2 : point(from - 1, 0);
  const y0 = straightBefore ? 2 * y1 - y2 : point(from - 1, 1);
  const x3 = straightAfter ? 2 * x2 - x1 : point(from + 2, 0);
  const y3 = straightAfter ? 2 * y2 - y1 : point(from + 2, 1);

  const gapBefore = knotDistance(x1 - x0, y1 - y0);
  const gap = knotDistance(x2 - x1, y2 - y1);
  const gapAfter = knotDistance(x3 - x2, y3 - y2);
  const slopeX1 = slope(x0, x1, x2, gapBefore, gap);
  const slopeY1 = slope(y0, y1, y2, gapBefore, gap);
  const slopeX2 = -slope(x3, x2, x1, gapAfter, gap);
  const slopeY2 = -slope(y3, y2, y1, gapAfter, gap);
  for (let piece = 1; piece <= PIECES_PER_CURVE; piece++) {
    const t = piece / PIECES_PER_CURVE;
    const share2 = t * t * (3 - 2 * t);
    const share1 = 1 - share2;
    const bend1 = t * (1 - t) * (1 - t);
    const bend2 = -t * t * (1 - t);
    const x = share1 * x1 + share2 * x2 + bend1 * slopeX1 + bend2 * slopeX2;
    const y = share1 * y1 + share2 * y2 + bend1 * slopeY1 + bend2 * slopeY2;
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
