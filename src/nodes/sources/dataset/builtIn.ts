/** Data sets that are drawn on the spot, from the parameters of a dataset node. */
import { heldOutCombinations } from '../../../runtime/data/captions/heldOut';
import { type ExampleSource, captionedDigitSource, strokeDigitSource } from '../../../runtime/data/exampleSource';
import type { Part } from '../../../runtime/data/split';
import type { Params } from '../../define';
import { captionedDigits } from './source';

/** The whole of a data set that is drawn on the spot, without what is held out from the part that networks learn. */
export function builtInSource({ source, seed, heldOut = 0, splitSeed = 0 }: Params, part: Part): ExampleSource {
  if (source !== captionedDigits) return strokeDigitSource(Number(seed));
  return captionedDigitSource(Number(seed), part === 'train' ? heldOutCombinations(Number(heldOut), Number(splitSeed)) : []);
}
