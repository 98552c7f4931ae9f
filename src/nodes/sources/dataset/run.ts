/** Dataset shows a few of its examples. */
import { type PixelRange, picturePreview } from '../../pictures';
import type { PreviewFunction } from '../../../runtime/graph/preview';

export const preview: PreviewFunction = ({ images }, { range }, { captions }) => {
  const pictures = images && picturePreview(images, range as PixelRange);
  return pictures ? { ...pictures, ...(captions && { captions }) } : null;
};
