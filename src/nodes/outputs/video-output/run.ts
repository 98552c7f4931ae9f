/** Video Output shows the pictures that arrive. */
import type { PreviewFunction } from '../../../runtime/graph/preview';
import { type PixelRange, picturePreview } from '../../pictures';

export const preview: PreviewFunction = ({ frames }, { range }) => (frames ? picturePreview(frames, range as PixelRange) : null);
