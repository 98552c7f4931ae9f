/** Finds nodes by what a person types: part of the title, a word that means the same, or letters in order. */
import type { NodeDefinition } from '../../nodes/define';

export interface PaletteEntry {
  definition: NodeDefinition;
  title: string;
  description: string;
  /** Other words for the same thing. */
  keywords: string;
}

/** The entries that match, best first; all of them in their own order for an empty query. */
export function searchPalette(entries: readonly PaletteEntry[], query: string): readonly PaletteEntry[] {
  const words = normalise(query).split(' ').filter(Boolean);
  return entries
    .map((entry) => ({ entry, score: scoreAll(entry, words) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .map(({ entry }) => entry);
}

/** Every word has to be found; an entry is as good as its worst word. */
function scoreAll(entry: PaletteEntry, words: readonly string[]): number {
  return Math.min(1000, ...words.map((word) => scoreWord(entry, word)));
}

function scoreWord({ title, keywords, description }: PaletteEntry, word: string): number {
  const name = normalise(title);
  if (name.startsWith(word)) return 100;
  if (startsAWord(name, word)) return 80;
  if (name.includes(word)) return 60;
  if (startsAWord(normalise(keywords), word)) return 50;
  if (startsAWord(normalise(description), word)) return 30;
  return isSubsequence(word, name) ? 10 : 0;
}

function startsAWord(text: string, word: string): boolean {
  return ` ${text}`.includes(` ${word}`);
}

function isSubsequence(letters: string, text: string): boolean {
  let from = 0;
  for (const letter of letters) {
    from = text.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

function normalise(text: string): string {
  return text.toLowerCase().replace(/[^\p{Letter}\p{Number}]+/gu, ' ').trim();
}
