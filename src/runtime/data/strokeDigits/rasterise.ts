/** Ink from a pen's path, by the distance of every pixel to it. */
import { inkScalars } from './inkScalars';
import { inkVectors } from './inkVectors';
import type { PenPath } from './pen';
import { Pieces, viewsOf, type Ink } from './pieces';

/** A pen's paths to images; nothing of one outlives a call. */
export class Rasteriser {
  readonly #views: ReturnType<typeof viewsOf>;
  readonly #pieces: Pieces;

  constructor(private readonly ink: Ink) {
    this.#views = viewsOf(ink.memory);
    this.#pieces = new Pieces(this.#views);
  }

  /**
   * Draws `path`, in pixels with pixel centres at whole numbers, into `image` (`DIGIT_SIZE` x `DIGIT_SIZE`, values in
   * [0, 1], overwritten). The pen is round, `radius` pixels times the path's pressure; its edge fades over `softness`
   * pixels.
   */
  draw(path: PenPath, radius: number, softness: number, image: Float32Array): void {
    const pieces = this.#pieces;
    const outside = softness / 2;
    pieces.clear();
    for (let i = 1; i < path.length; i++) {
      if (path.starts[i] === 1) continue;
      pieces.add(path.x[i - 1]!, path.y[i - 1]!, path.x[i]!, path.y[i]!, radius * path.pressures[i - 1]! + outside, radius * path.pressures[i]! + outside);
    }
    this.#views.inkPerDepth[0] = 1 / softness;
    this.ink.draw(pieces.length);
    image.set(this.#views.image);
  }
}

let rasteriser: Rasteriser | undefined;

/** Draws with vectors where the browser has them, which gives the same pictures several times as fast: see `Rasteriser.draw`. */
export function rasterise(path: PenPath, radius: number, softness: number, image: Float32Array): void {
  rasteriser ??= new Rasteriser(inkVectors() ?? inkScalars());
  rasteriser.draw(path, radius, softness, image);
}
