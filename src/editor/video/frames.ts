/** The frames of a video out of the pictures that a node shows. */
import { type SamplePreview, tile } from '../samples/pixels';

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** Frame number `index` as it is. */
export function frameOf(preview: SamplePreview, index: number): Frame {
  const { height, width, channels, pixels } = preview;
  const length = height * width * channels;
  return tile({ ...preview, count: 1, pixels: pixels.subarray(index * length, (index + 1) * length) }, 1, 0);
}

/** Each pixel as a square of `scale` by `scale`. */
export function enlarged({ width, height, pixels }: Frame, scale: number): Frame {
  const out = new Uint8ClampedArray(pixels.length * scale * scale);
  const [from, to] = [new Uint32Array(pixels.buffer, pixels.byteOffset, width * height), new Uint32Array(out.buffer)];
  for (let y = 0; y < height * scale; y++) {
    for (let x = 0; x < width * scale; x++) to[y * width * scale + x] = from[Math.floor(y / scale) * width + Math.floor(x / scale)]!;
  }
  return { width: width * scale, height: height * scale, pixels: out };
}

/** How much to enlarge pictures so that they are about `side` pixels wide; sides become even, as video encoders want them. */
export function savedScale({ width, height }: Pick<SamplePreview, 'width' | 'height'>, side: number): number {
  const scale = Math.max(1, Math.round(side / Math.max(width, height)));
  return (width * scale) % 2 === 0 && (height * scale) % 2 === 0 ? scale : scale + 1;
}
