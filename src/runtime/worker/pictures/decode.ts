/** Pictures decoded by the browser, at the size and in the colours of a data set. */
import type { PictureOptions } from '../../protocol';

/** Makes what turns a file into `size * size * channels` bytes. It throws where the browser cannot decode the file. */
export function pictureDecoder({ size, channels, fit }: PictureOptions): (file: Blob) => Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(size, size);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser draws no pictures outside the page');
  context.imageSmoothingQuality = 'high';
  return async (file) => {
    const bitmap = await createImageBitmap(file);
    context.fillStyle = 'black';
    context.fillRect(0, 0, size, size);
    context.drawImage(bitmap, ...placed(bitmap.width, bitmap.height, size, fit));
    bitmap.close();
    const { data } = context.getImageData(0, 0, size, size);
    return channels === 3 ? colours(data) : greys(data);
  };
}

/** The part of a picture that is taken, and where it goes: its middle square, the whole with black around, or the whole stretched. */
export function placed(width: number, height: number, size: number, fit: PictureOptions['fit']): [number, number, number, number, number, number, number, number] {
  if (fit === 'stretch') return [0, 0, width, height, 0, 0, size, size];
  if (fit === 'crop') {
    const side = Math.min(width, height);
    return [(width - side) / 2, (height - side) / 2, side, side, 0, 0, size, size];
  }
  const scale = size / Math.max(width, height);
  return [0, 0, width, height, (size - width * scale) / 2, (size - height * scale) / 2, width * scale, height * scale];
}

/** ITU-R BT.601. */
function greys(data: Uint8ClampedArray): Uint8Array {
  return Uint8Array.from({ length: data.length / 4 }, (_, pixel) => Math.round(0.299 * data[4 * pixel]! + 0.587 * data[4 * pixel + 1]! + 0.114 * data[4 * pixel + 2]!));
}

function colours(data: Uint8ClampedArray): Uint8Array {
  const out = new Uint8Array((data.length / 4) * 3);
  for (let pixel = 0; pixel < data.length / 4; pixel++) out.set(data.subarray(4 * pixel, 4 * pixel + 3), 3 * pixel);
  return out;
}
