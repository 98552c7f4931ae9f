import { ALL_FORMATS, BlobSource, Input } from 'mediabunny';
import { expect, it } from 'vitest';
import type { SamplePreview } from '../../../src/editor/samples/pixels';
import { encodeVideo, type EncodingOptions } from '../../../src/editor/video/encode';

/** 12 pictures of 8x8, from black to white. */
const ramp: SamplePreview = {
  kind: 'images',
  count: 12,
  height: 8,
  width: 8,
  channels: 1,
  pixels: Uint8ClampedArray.from({ length: 12 * 64 }, (_, i) => Math.floor(i / 64) * 23),
};

function options(signal = new AbortController().signal): EncodingOptions & { heard: number[] } {
  const heard: number[] = [];
  return { framesPerSecond: 24, signal, onProgress: (fraction) => heard.push(fraction), heard };
}

it.each(['webm', 'mp4'] as const)('writes a %s with every frame, as a player reads it', async (format) => {
  const file = await encodeVideo(format, ramp, options());
  const track = await new Input({ source: new BlobSource(file!), formats: ALL_FORMATS }).getPrimaryVideoTrack();
  const { packetCount, averagePacketRate } = await track!.computePacketStats();
  expect(packetCount).toBe(12);
  expect(averagePacketRate).toBeCloseTo(24, 0);
  expect([track!.displayWidth, track!.displayHeight]).toEqual([448, 448]);
});

it('writes a GIF that the browser decodes, frame by frame', async () => {
  const file = await encodeVideo('gif', ramp, options());
  const decoder = new ImageDecoder({ data: await file!.arrayBuffer(), type: 'image/gif' });
  await decoder.tracks.ready;
  await decoder.completed;
  expect(decoder.tracks.selectedTrack!.frameCount).toBe(12);
  const { image } = await decoder.decode({ frameIndex: 5 });
  const pixels = new Uint8Array(image.allocationSize({ format: 'RGBA' }));
  await image.copyTo(pixels, { format: 'RGBA' });
  expect([image.displayWidth, pixels[0]]).toEqual([224, 5 * 23]);
  image.close();
});

it('says how far it is, and ends when it is told to', async () => {
  const all = options();
  await encodeVideo('gif', ramp, all);
  expect(all.heard).toEqual(Array.from({ length: 12 }, (_, index) => index / 12));
  const controller = new AbortController();
  controller.abort();
  await expect(encodeVideo('webm', ramp, options(controller.signal))).rejects.toThrow();
});
