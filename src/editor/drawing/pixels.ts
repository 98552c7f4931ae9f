/** Pictures that a person makes, between canvases and documents. */
import { decodePicture, encodePicture } from '../../nodes/sources/picture';

/** The text of what a canvas shows, in one or three channels. */
export function pictureOf(context: CanvasRenderingContext2D, size: number, channels: 1 | 3): string {
  const { data } = context.getImageData(0, 0, size, size);
  const bytes = new Uint8ClampedArray(size * size * channels);
  for (let pixel = 0; pixel < size * size; pixel++) {
    const [red, green, blue] = [data[4 * pixel]!, data[4 * pixel + 1]!, data[4 * pixel + 2]!];
    if (channels === 3) bytes.set([red, green, blue], 3 * pixel);
    else bytes[pixel] = 0.299 * red + 0.587 * green + 0.114 * blue;
  }
  return encodePicture(bytes);
}

/** Shows a picture that a document keeps. */
export function showPicture(context: CanvasRenderingContext2D, text: string, size: number, channels: 1 | 3): void {
  const bytes = decodePicture(text, size * size * channels);
  const shown = new ImageData(size, size);
  for (let pixel = 0; pixel < size * size; pixel++) {
    for (let channel = 0; channel < 3; channel++) shown.data[4 * pixel + channel] = bytes[pixel * channels + (channels === 3 ? channel : 0)]!;
    shown.data[4 * pixel + 3] = 255;
  }
  context.putImageData(shown, 0, 0);
}
