/** Samples as one picture: a grid of tiles with a gap between them. */
import type { ImagesPreview } from '../../runtime/graph/preview';

export type SamplePreview = ImagesPreview;

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA; gaps are transparent. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** Columns of a grid of `count` tiles, as square as it can be. */
export function columnsFor(count: number): number {
  return Math.max(1, Math.ceil(Math.sqrt(count)));
}

/** Lays the samples out row by row, `gap` pixels apart. One channel is grey, three are RGB, four are RGBA. */
export function tile(preview: SamplePreview, columns = preview.columns ?? columnsFor(preview.count), gap = preview.gap ?? 1): Picture {
  const { count, height, width, channels, pixels } = preview;
  const rows = Math.max(1, Math.ceil(count / columns));
  const pictureWidth = columns * width + (columns - 1) * gap;
  const pictureHeight = rows * height + (rows - 1) * gap;
  const result = new Uint8ClampedArray(pictureWidth * pictureHeight * 4);
  for (let sample = 0; sample < count; sample++) {
    const left = (sample % columns) * (width + gap);
    const top = Math.floor(sample / columns) * (height + gap);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const from = ((sample * height + y) * width + x) * channels;
        const to = ((top + y) * pictureWidth + left + x) * 4;
        for (let channel = 0; channel < 3; channel++) result[to + channel] = pixels[from + (channels < 3 ? 0 : channel)] ?? 0;
        result[to + 3] = channels === 4 ? (pixels[from + 3] ?? 255) : 255;
      }
    }
  }
  return { width: pictureWidth, height: pictureHeight, pixels: result };
}
