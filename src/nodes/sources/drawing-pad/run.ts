/** Drawing Pad gives what has been drawn. */
import type { RunFunction } from '../../define';
import { centred, decodePicture, pictureTensor } from '../picture';

export const run: RunFunction = async ({ params }) => {
  const size = Number(params.size);
  const drawn = decodePicture(String(params.picture), size * size);
  return { image: pictureTensor(params.centre === true ? centred(drawn, size) : drawn, size, 1, params.range === 'minusOneToOne') };
};
