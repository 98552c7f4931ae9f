/** Which part of each book is learned, and which is only measured on. */
import { storiesOf } from './clean';

export interface SplitCorpus {
  /** Each text is one story, or the part of it that this side has. */
  readonly train: readonly string[];
  readonly heldOut: readonly string[];
}

/** Holds back the last `share` (0 to 1) of the characters of every book, cut between paragraphs. */
export function splitBooks(books: readonly string[], share: number): SplitCorpus {
  const train: string[] = [];
  const heldOut: string[] = [];
  for (const stories of books.map(storiesOf)) {
    const total = lengthOf(stories.flat());
    let read = 0;
    for (const paragraphs of stories) {
      const cut = paragraphs.findIndex((paragraph) => (read += paragraph.length) > total * (1 - share));
      const [before, after] = cut < 0 ? [paragraphs, []] : [paragraphs.slice(0, cut), paragraphs.slice(cut)];
      if (before.length > 0) train.push(before.join('\n\n'));
      if (after.length > 0) heldOut.push(after.join('\n\n'));
    }
  }
  return { train, heldOut };
}

function lengthOf(paragraphs: readonly string[]): number {
  return paragraphs.reduce((total, paragraph) => total + paragraph.length, 0);
}
