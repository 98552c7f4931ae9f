/** A source as a dataset node wants it: one part of it, and each example changed a little where that is asked for. */
import { builtInSource } from '../../../nodes/sources/dataset/builtIn';
import type { Params } from '../../../nodes/define';
import { type Augmentation, augmented, changes } from '../../data/augment';
import type { ExampleSource } from '../../data/exampleSource';
import { type Part, partOf } from '../../data/split';

export function preparedSource(source: ExampleSource, params: Params, part: Part): ExampleSource {
  const chosen = partOf(source, { share: Number(params.heldOut ?? 0), seed: Number(params.splitSeed ?? 0) }, part);
  const augmentation: Augmentation = { shift: Number(params.shift ?? 0), rotate: Number(params.rotate ?? 0), flip: params.flip === true, noise: Number(params.noise ?? 0) };
  return part === 'train' && changes(augmentation) ? augmented(chosen, augmentation, Number(params.seed)) : chosen;
}

/** Examples that are drawn on the spot, which any thread can make from the parameters alone. */
export function drawnSource(params: Params, part: Part): ExampleSource {
  return preparedSource(builtInSource(params, part), params, part);
}
