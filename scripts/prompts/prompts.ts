/** The prompts that are measured, and digits drawn from strokes in their place. */
import { drawDescribed } from '../../src/runtime/data/captions/captionedDigit';
import { type Description, LEVELS, TRAITS, type Wish, fulfils, namedLevels } from '../../src/runtime/data/captions/description';
import { writeCaption } from '../../src/runtime/data/captions/grammar';
import { type Combination, combinations } from '../../src/runtime/data/captions/heldOut';
import { CounterRandom } from '../../src/runtime/tensor/random';

const area = 28 * 28;
const seed = 31;

/** Every digit with all its traits named. */
const fullWishes: readonly Description[] = Array.from({ length: 10 }, (_, digit) =>
  namedLevels.thickness.flatMap((thickness) => namedLevels.slant.flatMap((slant) => namedLevels.size.map((size) => ({ digit, thickness, slant, size })))),
).flat();

export interface MeasuredPrompt {
  readonly wish: Combination;
  readonly text: string;
  readonly heldOut: boolean;
}

/** Whether a wish names one of the combinations `without`. */
export function isHeldOut(wish: Wish, without: readonly Combination[]): boolean {
  return without.some((combination) => fulfils(wish, combination));
}

/** Prompts that name two traits and that name all three, each wish `times` times in words of their own. */
export function measuredPrompts(without: readonly Combination[], times: number): { two: MeasuredPrompt[]; three: MeasuredPrompt[] } {
  const random = new CounterRandom(seed);
  const written = (wishes: readonly Combination[]) =>
    wishes.flatMap((wish) => Array.from({ length: times }, () => ({ wish, text: writeCaption(wish, random), heldOut: isHeldOut(wish, without) })));
  return { two: written(combinations), three: written(fullWishes) };
}

/** Prompts for a sheet: each digit once in a combination that was learned, and each combination that was not, up to as many. */
export function shownPrompts(without: readonly Combination[]): string[] {
  const random = new CounterRandom(seed, 2);
  const seen = Array.from({ length: 10 }, (_, digit) => {
    const own = fullWishes.filter((wish) => wish.digit === digit && !isHeldOut(wish, without));
    return own[random.integer(own.length)]!;
  });
  return [...seen, ...without.slice(0, seen.length)].map((wish) => writeCaption(wish, random));
}

/** Digits drawn from strokes as each wish says, what it leaves open by chance. */
export function drawReal(wishes: readonly Wish[], drawnWith: number): Float32Array {
  const pictures = new Float32Array(wishes.length * area);
  wishes.forEach((wish, row) => {
    const random = new CounterRandom(drawnWith, row);
    const open = Object.fromEntries(TRAITS.map((trait) => [trait, LEVELS[random.integer(LEVELS.length)]!]));
    drawDescribed({ ...open, ...wish } as Description, random, pictures.subarray(row * area, (row + 1) * area));
  });
  return pictures;
}
