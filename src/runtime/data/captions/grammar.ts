/** Captions for digits: the same digit can be described in many ways. */
import { CounterRandom } from '../../tensor/random';
import { type Description, type Level, TRAITS, type Trait, type Wish, namedLevels } from './description';
import { adjectives, numerals } from './vocabulary';

/** In so many ways each wish is worded, so that all captions make a finite list, of which a language model can read each once. */
const WORDINGS = 8;
const WORDING_SEED = 0x30bd;

/** How often a trait is named where it has words. */
const NAMED = 0.85;
const FIGURE = 0.5;
const AND = 0.15;
const NOUN = 0.15;

/** A wish that names the digit. */
type WishFor = { readonly digit: number } & { readonly [Name in Trait]?: Level | undefined };

/** Every caption there is. */
export function allCaptions(): string[] {
  const open = (trait: Trait): readonly (Level | undefined)[] => [undefined, ...namedLevels[trait]];
  const wishes = numerals.flatMap((_, digit) =>
    open('thickness').flatMap((thickness) => open('slant').flatMap((slant) => open('size').map((size) => ({ digit, thickness, slant, size })))),
  );
  return [...new Set(wishes.flatMap((wish) => Array.from({ length: WORDINGS }, (_, wording) => worded(wish, wording))))];
}

/** The caption of a digit: one of the wordings of what it says. */
export function chooseCaption(description: Description, random: CounterRandom): string {
  return worded(chooseWish(description, random), random.integer(WORDINGS));
}

function worded(wish: WishFor, wording: number): string {
  return writeCaption(wish, new CounterRandom(WORDING_SEED, wish.digit, ...TRAITS.map((trait) => (wish[trait] ?? 2) + 1), wording));
}

/** What a caption of a digit says: the digit itself, and most of its traits. */
function chooseWish(description: Description, random: CounterRandom): WishFor {
  const named = TRAITS.filter((trait) => random.uniform() < NAMED && namedLevels[trait].includes(description[trait]));
  return { digit: description.digit, ...Object.fromEntries(named.map((trait) => [trait, description[trait]])) };
}

/** Words for a wish, in one of many ways: `a thick slanted seven`, `the number 3 leaning left`. */
export function writeCaption(wish: WishFor, random: CounterRandom): string {
  const before: string[] = [];
  const after: string[] = [];
  for (const trait of shuffled(TRAITS, random)) {
    const words = wordsFor(trait, wish, random);
    if (words.length === 1) before.push(words[0]!);
    else after.push(...words);
  }
  if (before.length > 1 && random.uniform() < AND) before.splice(-1, 0, 'and');
  const name = random.uniform() < FIGURE ? String(wish.digit) : numerals[wish.digit]!;
  const noun = random.uniform() < NOUN ? [pick(['digit', 'number'], random)] : [];
  const words = [...before, ...noun, name, ...after];
  const article = pick(['', 'the', articleOf(words[0]!), articleOf(words[0]!)], random);
  return [article, ...words].filter(Boolean).join(' ');
}

/** One adjective, a phrase of two words, or nothing. */
function wordsFor(trait: Trait, wish: Wish, random: CounterRandom): readonly string[] {
  const level = wish[trait];
  if (level === undefined) return [];
  const choices = (adjectives[trait][`${level}`] ?? []).map((word) => [word]);
  if (trait === 'slant' && level !== 0) choices.push(['leaning', level < 0 ? 'left' : 'right']);
  return choices.length === 0 ? [] : pick(choices, random);
}

const articleOf = (word: string) => (/^[aeiu]|^8$/.test(word) ? 'an' : 'a');

function pick<Item>(list: readonly Item[], random: CounterRandom): Item {
  return list[random.integer(list.length)]!;
}

function shuffled<Item>(list: readonly Item[], random: CounterRandom): Item[] {
  const rest = [...list];
  return list.map(() => rest.splice(random.integer(rest.length), 1)[0]!);
}
