/** Writes frames as a file: GIF by gifenc, WebM and MP4 by mediabunny over the browser's own encoders. */
import type { SamplePreview } from '../samples/pixels';
import { type Frame, enlarged, frameOf, savedScale } from './frames';

export const videoFormats = ['gif', 'webm', 'mp4'] as const;
export type VideoFormat = (typeof videoFormats)[number];

/** About how wide the files are, in pixels: GIF packs badly. */
const sides: Readonly<Record<VideoFormat, number>> = { gif: 224, webm: 448, mp4: 448 };

export interface EncodingOptions {
  readonly framesPerSecond: number;
  readonly signal: AbortSignal;
  /** Hears how much is done, in [0, 1]. */
  onProgress(fraction: number): void;
}

/** The file; null where this browser has no encoder for the format. An aborted signal throws its reason. */
export async function encodeVideo(format: VideoFormat, preview: SamplePreview, options: EncodingOptions): Promise<Blob | null> {
  return format === 'gif' ? encodeGif(preview, options) : encodeWithBrowser(format, preview, options);
}

const greys = Array.from({ length: 256 }, (_, level) => [level, level, level] as const);

async function encodeGif(preview: SamplePreview, options: EncodingOptions): Promise<Blob> {
  const { GIFEncoder, applyPalette, quantize } = await import('gifenc');
  const gif = GIFEncoder();
  for await (const { width, height, pixels } of framesOf(preview, 'gif', options)) {
    const grey = preview.channels === 1;
    const palette = grey ? greys : quantize(pixels, 256);
    const indices = grey ? Uint8Array.from({ length: width * height }, (_, pixel) => pixels[pixel * 4]!) : applyPalette(pixels, palette);
    gif.writeFrame(indices, width, height, { palette, delay: 1000 / options.framesPerSecond });
  }
  gif.finish();
  return new Blob([gif.bytes()], { type: 'image/gif' });
}

async function encodeWithBrowser(format: 'webm' | 'mp4', preview: SamplePreview, options: EncodingOptions): Promise<Blob | null> {
  const { BufferTarget, CanvasSource, Mp4OutputFormat, Output, QUALITY_HIGH, WebMOutputFormat, getFirstEncodableVideoCodec } = await import('mediabunny');
  const scale = savedScale(preview, sides[format]);
  const [width, height] = [preview.width * scale, preview.height * scale];
  // Codecs that most players know come first.
  const codec = await getFirstEncodableVideoCodec(format === 'mp4' ? ['avc', 'av1', 'vp9'] : ['vp9', 'vp8', 'av1'], { width, height });
  if (!codec) return null;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) return null;
  const target = new BufferTarget();
  const output = new Output({ format: format === 'mp4' ? new Mp4OutputFormat() : new WebMOutputFormat(), target });
  const source = new CanvasSource(canvas, { codec, quality: QUALITY_HIGH });
  output.addVideoTrack(source, { frameRate: options.framesPerSecond });
  await output.start();
  const seconds = 1 / options.framesPerSecond;
  let index = 0;
  for await (const frame of framesOf(preview, format, options)) {
    context.putImageData(new ImageData(frame.pixels, frame.width, frame.height), 0, 0);
    await source.add(index * seconds, seconds);
    index += 1;
  }
  await output.finalize();
  return new Blob([target.buffer!], { type: `video/${format}` });
}

/** Every frame at its saved size; lets the page breathe in between. */
async function* framesOf(preview: SamplePreview, format: VideoFormat, { signal, onProgress }: EncodingOptions): AsyncGenerator<Frame> {
  const scale = savedScale(preview, sides[format]);
  for (let index = 0; index < preview.count; index++) {
    if (index % 8 === 0) await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    onProgress(index / preview.count);
    yield enlarged(frameOf(preview, index), scale);
  }
}
