/** Image Output shows the pictures that arrive. */
import { type PixelRange, picturePreview } from '../../pictures';
import type { PreviewFunction } from '../../../runtime/graph/preview';

export const preview: PreviewFunction = ({ images }, { range }) => (images ? picturePreview(images, range as PixelRange) : null);
