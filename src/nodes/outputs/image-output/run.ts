/** Image Output shows the pictures that arrive, beside each its other and below each its caption. */
import type { HostTensor, ImagesPreview, PreviewFunction } from '../../../runtime/graph/preview';
import { type PixelRange, picturePreview } from '../../pictures';
import { sizeOf } from '../../../runtime/tensor/shapes';

export const preview: PreviewFunction = ({ images, beside }, { range }, { captions }) => {
  if (!images) return null;
  if (!beside || !alike(images, beside)) return captioned(picturePreview(images, range as PixelRange), captions);
  const pairs = picturePreview(sideBySide(images, beside), range as PixelRange);
  const [count = 0] = images.shape;
  return pairs && { ...pairs, columns: 2 * Math.max(1, Math.round(Math.sqrt(count / 2))) };
};

/** Captions that are fewer than the pictures come in turn, as prompts do where networks are told them. */
function captioned(pictures: ImagesPreview | null, captions: readonly string[] = []): ImagesPreview | null {
  if (!pictures || captions.length === 0) return pictures;
  return { ...pictures, captions: Array.from({ length: pictures.count }, (_, index) => captions[index % captions.length]!) };
}

function alike(images: HostTensor, beside: HostTensor): boolean {
  return images.shape.slice(1).join() === beside.shape.slice(1).join();
}

/** Picture, other picture, picture, ...: as many pairs as there are. */
function sideBySide(images: HostTensor, beside: HostTensor): HostTensor {
  const count = Math.min(images.shape[0] ?? 0, beside.shape[0] ?? 0);
  const [, ...element] = images.shape;
  const width = sizeOf(element);
  const data = new Float32Array(2 * count * width);
  for (let row = 0; row < count; row++) {
    data.set(images.data.subarray(row * width, (row + 1) * width), 2 * row * width);
    data.set(beside.data.subarray(row * width, (row + 1) * width), (2 * row + 1) * width);
  }
  return { shape: [2 * count, ...element], data };
}
