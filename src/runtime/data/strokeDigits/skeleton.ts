/** The centre line of a digit: control points of its pen strokes, in a box of 100 x 100, y downwards. */

export interface Skeleton {
  /** x and y of each control point in turn. */
  readonly points: Float64Array;
  /** 1 where the pen turns sharply instead of following a smooth curve. */
  readonly corners: Uint8Array;
  /** 1 where the pen is set down: the first point of a stroke. */
  readonly starts: Uint8Array;
}

/**
 * Reads `'30,22 52,2* 52,98 | 28,98 78,97'`: control points in drawing order, `*` after a corner, `|`
 * where the pen is lifted.
 */
export function parseSkeleton(text: string): Skeleton {
  const points: number[] = [];
  const corners: number[] = [];
  const starts: number[] = [];
  for (const stroke of text.split('|')) {
    stroke
      .trim()
      .split(/\s+/)
      .forEach((token, position) => {
        const [x, y] = token.replace('*', '').split(',').map(Number);
        points.push(x!, y!);
        corners.push(token.endsWith('*') ? 1 : 0);
        starts.push(position === 0 ? 1 : 0);
      });
  }
  return { points: Float64Array.from(points), corners: Uint8Array.from(corners), starts: Uint8Array.from(starts) };
}
