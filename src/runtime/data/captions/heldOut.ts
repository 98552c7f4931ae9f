/** Combinations of words that no network learns: a digit with two of its traits, each of which it knows from other digits and other company. */
import { CounterRandom } from '../../tensor/random';
import { TRAITS, type Wish, namedLevels } from './description';

/** A digit and two named traits, such as a thick slanted seven. */
export type Combination = Wish & { readonly digit: number };

/** Keeps the choice apart from whatever else a seed is used for. */
const COMBINATION_STREAM = 0xc0b1;

/** Every digit with every pair of named traits. */
export const combinations: readonly Combination[] = Array.from({ length: 10 }, (_, digit) =>
  TRAITS.flatMap((first, place) =>
    TRAITS.slice(place + 1).flatMap((second) =>
      namedLevels[first].flatMap((one) => namedLevels[second].map((other): Combination => ({ digit, [first]: one, [second]: other }))),
    ),
  ),
).flat();

/** The share of all combinations that is held out, by seed. */
export function heldOutCombinations(share: number, seed: number): Combination[] {
  const random = new CounterRandom(seed, COMBINATION_STREAM);
  const rest = [...combinations];
  const count = Math.round(share * combinations.length);
  return Array.from({ length: count }, () => rest.splice(random.integer(rest.length), 1)[0]!);
}
