/** A source as a dataset node wants it: one part of it, and each example changed a little where that is asked for. */
import { builtInSource } from '../../../nodes/sources/dataset/builtIn';
import type { Params } from '../../../nodes/define';
import type { StoredDataset } from '../../../storage/datasets';
import { type Augmentation, augmented, changes } from '../../data/augment';
import { type ExampleSource, arraySource } from '../../data/exampleSource';
import { type Part, partOf } from '../../data/split';

/** A person's own pictures. */
export type Pictures = Pick<StoredDataset, 'images' | 'labels' | 'height' | 'width' | 'channels' | 'classes'>;

/** One part of what a dataset node names: of a person's own pictures, or of what is drawn on the spot, which takes the parameters alone. */
export function preparedSource(params: Params, part: Part, pictures: Pictures | null = null): ExampleSource {
  const whole = pictures ? arraySource(pictures.images, pictures.labels, pictures.height, pictures.width, pictures.classes, pictures.channels) : builtInSource(params, part);
  const chosen = partOf(whole, { share: Number(params.heldOut ?? 0), seed: Number(params.splitSeed ?? 0) }, part);
  const augmentation: Augmentation = { shift: Number(params.shift ?? 0), rotate: Number(params.rotate ?? 0), flip: params.flip === true, noise: Number(params.noise ?? 0) };
  return part === 'train' && changes(augmentation) ? augmented(chosen, augmentation, Number(params.seed)) : chosen;
}
