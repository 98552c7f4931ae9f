/** The straight pieces of a pen's path as numbers in a memory, with the pixels that each may reach. */

/** Height and width of an image. */
export const DIGIT_SIZE = 28;
/** Pixels are inked by so many at once. */
export const LANES = 4;
/** Pixels from a row of the canvas to the next: ink beyond the right edge falls between them. */
export const ROW = DIGIT_SIZE + LANES;

/** Where things are in the memory, in bytes: ink per pixel of depth, the canvas, the image that it becomes, the pieces. */
export const addresses = { inkPerDepth: 0, canvas: 16, image: 16 + 4 * ROW * DIGIT_SIZE, pieces: 16 + 4 * (ROW + DIGIT_SIZE) * DIGIT_SIZE } as const;
export const memoryPages = 1;

/**
 * What is known of a piece, as the numbers of its entry: whole ones about its pixels (the first one's number on the
 * canvas, how many rows, and how many columns, a multiple of `LANES`), then those of its line, from which distances
 * are computed: the first pixel from the beginning of the line, the line itself, the inverse of its squared length,
 * and the pen's reach at the beginning and how much it widens.
 */
export const entry = { first: 0, rows: 1, columns: 2, offX: 3, offY: 4, dx: 5, dy: 6, inverseSquare: 7, reach: 8, widening: 9 } as const;
export const entryLength = 10;

/** The same memory as numbers; those of the pieces are whole or not by what they tell. */
export function viewsOf(memory: ArrayBuffer) {
  return {
    inkPerDepth: new Float32Array(memory, addresses.inkPerDepth, 1),
    canvas: new Float32Array(memory, addresses.canvas, ROW * DIGIT_SIZE),
    image: new Float32Array(memory, addresses.image, DIGIT_SIZE * DIGIT_SIZE),
    integers: new Int32Array(memory, addresses.pieces),
    floats: new Float32Array(memory, addresses.pieces),
  };
}

/** Draws the pieces that lie in its memory. */
export interface Ink {
  readonly memory: ArrayBuffer;
  /** Writes the image of the first `count` pieces. */
  draw(count: number): void;
}

export class Pieces {
  length = 0;

  constructor(private readonly views: Pick<ReturnType<typeof viewsOf>, 'integers' | 'floats'>) {}

  clear(): void {
    this.length = 0;
  }

  /** Adds the line from (`ax`, `ay`) to (`bx`, `by`), in pixels, along which a pen reaches so far at either end. */
  add(ax: number, ay: number, bx: number, by: number, reachA: number, reachB: number): void {
    const reach = Math.max(reachA, reachB);
    const left = Math.max(0, Math.ceil(Math.min(ax, bx) - reach));
    const right = Math.min(DIGIT_SIZE - 1, Math.floor(Math.max(ax, bx) + reach));
    const top = Math.max(0, Math.ceil(Math.min(ay, by) - reach));
    const bottom = Math.min(DIGIT_SIZE - 1, Math.floor(Math.max(ay, by) + reach));
    if (left > right || top > bottom) return;
    const at = this.length++ * entryLength;
    const { integers, floats } = this.views;
    integers[at + entry.first] = top * ROW + left;
    integers[at + entry.rows] = bottom - top + 1;
    integers[at + entry.columns] = (right - left + LANES) & -LANES;
    floats[at + entry.offX] = left - ax;
    floats[at + entry.offY] = top - ay;
    const dx = bx - ax;
    const dy = by - ay;
    floats[at + entry.dx] = dx;
    floats[at + entry.dy] = dy;
    floats[at + entry.inverseSquare] = 1 / Math.max(dx * dx + dy * dy, 1e-12);
    floats[at + entry.reach] = reachA;
    floats[at + entry.widening] = reachB - reachA;
  }
}
