/** Ink from a pen's path, by the distance of every pixel to it. */
import type { PenPath } from './pen';

/**
 * Draws `path`, in pixels with pixel centres at whole numbers, into `image` (`size` x `size`, values in
 * [0, 1], overwritten). The pen is round, `radius` pixels times the path's pressure; its edge fades
 * over `softness` pixels.
 */
export function rasterise(path: PenPath, radius: number, softness: number, size: number, image: Float32Array): void {
  const outside = softness / 2;
  image.fill(outside);
  for (let i = 1; i < path.length; i++) {
    if (path.starts[i] === 1) continue;
    const ax = path.x[i - 1]!;
    const ay = path.y[i - 1]!;
    const dx = path.x[i]! - ax;
    const dy = path.y[i]! - ay;
    const inverseSquare = 1 / Math.max(dx * dx + dy * dy, 1e-12);
    const radiusA = radius * path.pressures[i - 1]!;
    const widening = radius * path.pressures[i]! - radiusA;
    const reach = Math.max(radiusA, radiusA + widening) + outside;
    const left = Math.max(0, Math.ceil(Math.min(ax, ax + dx) - reach));
    const right = Math.min(size - 1, Math.floor(Math.max(ax, ax + dx) + reach));
    const top = Math.max(0, Math.ceil(Math.min(ay, ay + dy) - reach));
    const bottom = Math.min(size - 1, Math.floor(Math.max(ay, ay + dy) + reach));
    for (let y = top; y <= bottom; y++) {
      const py = y - ay;
      for (let x = left; x <= right; x++) {
        const px = x - ax;
        const along = Math.min(1, Math.max(0, (px * dx + py * dy) * inverseSquare));
        const offX = px - along * dx;
        const offY = py - along * dy;
        const distance = Math.sqrt(offX * offX + offY * offY) - radiusA - along * widening;
        const at = y * size + x;
        if (distance < image[at]!) image[at] = distance;
      }
    }
  }
  for (let i = 0; i < image.length; i++) image[i] = Math.min(1, Math.max(0, 0.5 - image[i]! / softness));
}
