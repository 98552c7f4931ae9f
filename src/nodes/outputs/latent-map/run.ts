/** Latent Map shows its pictures side by side, without gaps. */
import type { PreviewFunction } from '../../../runtime/graph/preview';
import { picturePreview } from '../../pictures';

export const preview: PreviewFunction = ({ images }, { places }) => {
  const shown = images && picturePreview(images, 'auto');
  return shown ? { ...shown, columns: Number(places), gap: 0 } : null;
};
