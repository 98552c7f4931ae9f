/** Ink from a pen's path, by the distance of every pixel to it. */
import type { PenPath } from './pen';

/** How far each pixel lies within what the pen reaches. Reused between images; nothing of it outlives a call. */
let depths = new Float64Array(0);

/**
 * Draws `path`, in pixels with pixel centres at whole numbers, into `image` (`size` x `size`, values in
 * [0, 1], overwritten). The pen is round, `radius` pixels times the path's pressure; its edge fades
 * over `softness` pixels.
 */
export function rasterise(path: PenPath, radius: number, softness: number, size: number, image: Float32Array): void {
  if (depths.length !== image.length) depths = new Float64Array(image.length);
  depths.fill(0);
  const outside = softness / 2;
  for (let i = 1; i < path.length; i++) {
    if (path.starts[i] === 1) continue;
    const ax = path.x[i - 1]!;
    const ay = path.y[i - 1]!;
    const dx = path.x[i]! - ax;
    const dy = path.y[i]! - ay;
    const inverseSquare = 1 / Math.max(dx * dx + dy * dy, 1e-12);
    const reachA = radius * path.pressures[i - 1]! + outside;
    const widening = radius * path.pressures[i]! + outside - reachA;
    const reach = Math.max(reachA, reachA + widening);
    // In 32 bits, so that the loops count with whole numbers.
    const left = Math.max(0, Math.ceil(Math.min(ax, ax + dx) - reach)) | 0;
    const right = Math.min(size - 1, Math.floor(Math.max(ax, ax + dx) + reach)) | 0;
    const top = Math.max(0, Math.ceil(Math.min(ay, ay + dy) - reach)) | 0;
    const bottom = Math.min(size - 1, Math.floor(Math.max(ay, ay + dy) + reach)) | 0;
    for (let y = top; y <= bottom; y++) {
      const py = y - ay;
      for (let x = left; x <= right; x++) {
        const px = x - ax;
        const along = withinUnit((px * dx + py * dy) * inverseSquare);
        const offX = px - along * dx;
        const offY = py - along * dy;
        const at = y * size + x;
        depths[at] = larger(depths[at]!, reachA + along * widening - Math.sqrt(offX * offX + offY * offY));
      }
    }
  }
  for (let i = 0; i < image.length; i++) image[i] = withinUnit(depths[i]! / softness);
}

// Without branches, which processors cannot foresee here: they would cost more than all else.

/** 0 below 0, 1 above 1, to within rounding. */
function withinUnit(value: number): number {
  return 0.5 * (1 + Math.abs(value) - Math.abs(value - 1));
}

/** The larger one, to within rounding; exactly 0 for 0 and what is below it. */
function larger(a: number, b: number): number {
  return 0.5 * (a + b + Math.abs(a - b));
}
