/** From the text of a book to stories: what is not story is cut, and typography becomes plain. */

/** Everything from this line on is about the book. It also stands in the contents, so only the last one counts. */
const appendix = '\nNOTES AND REFERENCES\n';

const longestHeading = 90;

/** The paragraphs of each story or chapter. A heading in capitals, or one that says "chapter", begins another. */
export function storiesOf(book: string): string[][] {
  const appendixAt = book.lastIndexOf(appendix);
  const text = plain(appendixAt < 0 ? book : book.slice(0, appendixAt));
  const stories: string[][] = [[]];
  for (const paragraph of text.split(/\n\s*\n/).map((lines) => lines.replace(/\s+/g, ' ').trim())) {
    if (paragraph === '' || isContents(paragraph)) continue;
    if (isHeading(paragraph) && stories.at(-1)!.some((known) => !isHeading(known))) stories.push([]);
    stories.at(-1)!.push(paragraph);
  }
  return stories.filter((paragraphs) => paragraphs.length > 1);
}

/** Without footnotes, notes in brackets, and the marks of italics. */
function plain(text: string): string {
  return text
    .replace(/\r/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/ ?\(\d+\)/g, '')
    .replace(/_/g, '')
    .replace(/(\*\s*){2,}/g, '');
}

function isHeading(paragraph: string): boolean {
  if (paragraph.length > longestHeading) return false;
  return /^(CHAPTER|Chapter|ADVENTURE) /.test(paragraph) || (/[A-Z]{3}/.test(paragraph) && !/[a-z]/.test(paragraph) && !/["'.]$/.test(paragraph));
}

/** A list of titles on one line. */
function isContents(paragraph: string): boolean {
  return paragraph.length > longestHeading && !/[a-z]/.test(paragraph);
}
