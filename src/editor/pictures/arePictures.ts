/** What the files that a person gives to a data set are. */
import type { PickedPicture } from '../../runtime/protocol';

/** Names that IDX files have: without an ending, packed, or as MNIST's are called. */
const idxLike = /(^|\/)[^.]+$|\.(gz|idx|bin)$|ubyte/i;

/** Whether files shall be read as pictures, and not as a pair of IDX files. */
export function arePictures(files: readonly PickedPicture[]): boolean {
  return files.some(({ path }) => !idxLike.test(path));
}
