/** From numbers to pictures. */
import type { HostTensor, ImagesPreview } from '../runtime/graph/preview';

export type PixelRange = 'auto' | 'zeroToOne' | 'minusOneToOne';

/** Grey or colour pictures from `[batch, height, width, channels]`; null for tensors that are no pictures. */
export function picturePreview({ shape, data }: HostTensor, range: PixelRange): ImagesPreview | null {
  const [count = 0, height = 0, width = 0, channels = 0] = shape;
  if (shape.length !== 4 || (channels !== 1 && channels !== 3)) return null;
  const signed = range === 'minusOneToOne' || (range === 'auto' && data.some((value) => value < -0.05));
  const pixels = new Uint8ClampedArray(data.length);
  for (let i = 0; i < data.length; i++) pixels[i] = signed ? (data[i]! + 1) * 127.5 : data[i]! * 255;
  return { kind: 'images', count, height, width, channels, pixels };
}
