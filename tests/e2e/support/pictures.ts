/** What a picture on the canvas shows, read pixel by pixel. */
import type { Locator } from '@playwright/test';

export interface PictureFacts {
  /** Number of different grey levels; a blank picture has one. */
  levels: number;
  /** Changes when any pixel does. */
  fingerprint: number;
}

/** Reads the 2-D canvas that a node shows its samples on. */
export function pictureOf(node: Locator): Promise<PictureFacts> {
  return node.getByRole('img').filter({ visible: true }).last().evaluate((canvas: HTMLCanvasElement) => {
    const pixels = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data;
    const levels = new Set<number>();
    let fingerprint = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      if (pixels[at + 3] === 0) continue;
      levels.add(pixels[at]!);
      fingerprint = (Math.imul(fingerprint, 31) + pixels[at]!) | 0;
    }
    return { levels: levels.size, fingerprint };
  });
}
