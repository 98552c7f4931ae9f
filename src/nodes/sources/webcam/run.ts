/** Webcam gives the picture that was taken last. */
import type { RunFunction } from '../../define';
import { decodePicture, pictureTensor } from '../picture';

export const run: RunFunction = async ({ params }) => {
  const [size, channels] = [Number(params.size), params.colours === 'colour' ? 3 : 1];
  return { image: pictureTensor(decodePicture(String(params.picture), size * size * channels), size, channels, params.range === 'minusOneToOne') };
};
