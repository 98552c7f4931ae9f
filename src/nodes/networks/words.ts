/** What networks that read texts show and say of their words. */
import { readWords, sayingWords, wishOf } from '../../runtime/data/captions/vocabulary';
import type { Preview, WarningFunction } from '../../runtime/graph/preview';
import { warning } from '../../runtime/graph/problems';

/** The words of each text, and which of them are known. */
export function wordsPreview(texts: readonly string[]): Preview {
  return { kind: 'words', items: texts.map(readWords) };
}

/** A warning for texts on `port` of which no word says anything of a picture. */
export function unknownTexts(port: string): WarningFunction {
  return ({ [port]: texts = [] }) => {
    const silent = texts.filter((text) => Object.keys(wishOf(text)).length === 0);
    if (silent.length === 0) return [];
    const [first = ''] = silent;
    const text = first.length > longest ? `${first.slice(0, longest)}…` : first;
    return [warning('text-unknown', { values: { text, words: sayingWords.join(', ') } })];
  };
}

/** Characters of a text that a warning cites. */
const longest = 60;
