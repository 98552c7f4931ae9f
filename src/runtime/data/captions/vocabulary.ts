/** The words that captions are made of, what each says, and texts as lists of their numbers. */
import type { Level, Trait, Wish } from './description';

/** Names of the digits. */
export const numerals = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;

/** Words for each level of a trait; all words of a level say the same. */
export const adjectives: Readonly<Record<Trait, Readonly<Partial<Record<`${Level}`, readonly string[]>>>>> = {
  thickness: { '-1': ['thin', 'fine', 'light'], '1': ['thick', 'bold', 'heavy'] },
  slant: { '-1': [], '0': ['upright', 'straight'], '1': ['slanted', 'slanting', 'italic'] },
  size: { '-1': ['small', 'little', 'tiny'], '1': ['large', 'big', 'huge'] },
};

/** Words of phrases and those that say nothing of the picture. */
const others = ['leaning', 'left', 'right', 'a', 'an', 'the', 'and', 'digit', 'number'] as const;

const wishes = new Map<string, Wish>([
  ...numerals.flatMap((name, digit): [string, Wish][] => [[name, { digit }], [String(digit), { digit }]]),
  ...Object.entries(adjectives).flatMap(([trait, levels]) =>
    Object.entries(levels).flatMap(([level, words]) => words.map((word): [string, Wish] => [word, { [trait]: Number(level) }])),
  ),
  ['left', { slant: -1 }],
  ['right', { slant: 1 }],
]);

/** Words that say something of the picture, figures aside. */
export const sayingWords: readonly string[] = [...wishes.keys()].filter((word) => !/\d/.test(word));

/** Every word that has a number: its place here. */
export const vocabulary: readonly string[] = [...new Set([...wishes.keys(), ...others])];

const numbers = new Map(vocabulary.map((word, number) => [word, number]));

/** Places in a text's list of word numbers. */
export const CAPTION_LENGTH = 16;
/** Stands where there are no more words: no word has this number. */
export const NO_WORD = vocabulary.length;

/** A word as it stands in a text, and whether the vocabulary has it. */
export interface ReadWord {
  readonly text: string;
  readonly known: boolean;
}

/** The words of a text in their order. */
export function readWords(text: string): ReadWord[] {
  return wordsOf(text).map((word) => ({ text: word, known: numbers.has(word.toLowerCase()) }));
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Numbers of a text's known words in their order, each word once, from `at` on in `out`: `CAPTION_LENGTH` places, filled
 * up with `NO_WORD`. Unknown words, and those beyond the last place, are left out.
 */
export function encodeWords(text: string, out: Int32Array, at = 0): void {
  const known = new Set(wordsOf(text.toLowerCase()).flatMap((word) => numbers.get(word) ?? []));
  out.fill(NO_WORD, at, at + CAPTION_LENGTH);
  out.set([...known].slice(0, CAPTION_LENGTH), at);
}

/** The text of a list of word numbers. */
export function decodeWords(list: ArrayLike<number>): string {
  return Array.from(list, (number) => vocabulary[number]).filter((word) => word !== undefined).join(' ');
}

/** What a text asks for; of two words that contradict each other the later one holds. */
export function wishOf(text: string): Wish {
  return Object.assign({}, ...wordsOf(text.toLowerCase()).map((word) => wishes.get(word)));
}
