/** Which of some files are pictures, and of which class each is: by its folder, or by a table. Pure. */
import { type Problem, error, isProblem } from '../../graph/problems';
import { readTable } from './table';

const picture = /\.(png|jpe?g|webp|gif|bmp|avif)$/i;
const table = /\.(csv|tsv)$/i;

/** More do not fit into the byte that a label has. */
export const MOST_CLASSES = 256;

/** Whether a path names a picture; what operating systems leave beside them does not count. */
export function isPicture(path: string): boolean {
  return picture.test(path) && !/(^|\/)(\.|__MACOSX\/)/.test(path);
}

export function isTable(path: string): boolean {
  return table.test(path) && !/(^|\/)(\.|__MACOSX\/)/.test(path);
}

export interface Listing {
  /** Pictures in the order of their paths, each with its class. */
  readonly pictures: readonly { readonly path: string; readonly label: number }[];
  /** Names of the classes; one without a name where nothing tells classes apart. */
  readonly classes: readonly string[];
  readonly labels: 'table' | 'folders' | 'none';
  /** What tables name, but is not there. */
  readonly absent: readonly string[];
}

/** Classes of pictures by path, and what tables name besides. */
interface Named {
  readonly classes: ReadonlyMap<string, string>;
  readonly absent: readonly string[];
}

/** Lists the pictures among `paths`. `tables` are the tables among the files, by path; together they name every picture. */
export function listPictures(paths: readonly string[], tables: ReadonlyMap<string, string>): Listing | Problem {
  const pictures = paths.filter(isPicture).sort();
  if (pictures.length === 0) return error('pictures-none', { values: { files: some(paths) } });
  const named = tables.size > 0 ? byTables(pictures, tables) : byFolder(pictures);
  if (isProblem(named)) return named;
  const classes = [...new Set(named.classes.values())].sort(byNumberOrName);
  if (classes.length > MOST_CLASSES) return error('pictures-classes', { values: { classes: classes.length, most: MOST_CLASSES } });
  const numbers = new Map(classes.map((name, index) => [name, index]));
  const labels = tables.size > 0 ? 'table' : classes.length > 1 ? 'folders' : 'none';
  const labelled = pictures.map((path) => ({ path, label: numbers.get(named.classes.get(path)!)! }));
  return { pictures: labelled, classes, labels, absent: named.absent };
}

function byFolder(pictures: readonly string[]): Named {
  return { classes: new Map(pictures.map((path) => [path, path.split('/').at(-2) ?? ''])), absent: [] };
}

function byTables(pictures: readonly string[], tables: ReadonlyMap<string, string>): Named | Problem {
  const rows = new Map<string, string>();
  for (const [name, text] of tables) {
    const read = readTable(text, name);
    if (isProblem(read)) return read;
    for (const [file, label] of read) rows.set(file, label);
  }
  // Tables name files with or without the folders that they lie in.
  const rowOf = new Map(pictures.map((path) => [path, [...tails(path)].find((tail) => rows.has(tail))]));
  const missing = pictures.filter((path) => rowOf.get(path) === undefined);
  if (missing.length > 0) return error('table-without-picture', { values: { name: [...tables.keys()].join(', '), picture: missing[0]!, count: missing.length } });
  const used = new Set(rowOf.values());
  return { classes: new Map(pictures.map((path) => [path, rows.get(rowOf.get(path)!)!])), absent: [...rows.keys()].filter((file) => !used.has(file)) };
}

/** `a/b/c.png`, `b/c.png`, `c.png`, and the last without its ending. */
function* tails(path: string): Generator<string> {
  const parts = path.split('/');
  for (let index = 0; index < parts.length; index++) yield parts.slice(index).join('/');
  yield parts.at(-1)!.replace(/\.[^.]+$/, '');
}

function byNumberOrName(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (a !== '' && b !== '' && Number.isFinite(x) && Number.isFinite(y)) return x - y;
  return a < b ? -1 : Number(a > b);
}

function some(paths: readonly string[]): string {
  return paths.slice(0, 3).join(', ');
}
