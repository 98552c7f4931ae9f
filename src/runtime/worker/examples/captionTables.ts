/** What nodes that run by themselves make of each caption, computed once and looked up in every step of a training. */
import { CAPTION_LENGTH, decodeWords } from '../../data/captions/vocabulary';
import type { TensorValue } from '../../graph/values';

interface Table {
  readonly width: number;
  readonly data: Float32Array;
  /** Place of each caption. */
  readonly rows: ReadonlyMap<string, number>;
}

/** How many tables are kept. */
const kept = 2;

export class CaptionTables {
  readonly #tables = new Map<string, Table>();

  has(key: string): boolean {
    return this.#tables.has(key);
  }

  /** Keeps one row for each caption, `[captions, width]`. */
  keep(key: string, captions: readonly string[], { shape, data }: Pick<TensorValue, 'shape' | 'data'>): void {
    this.#tables.set(key, { width: shape[1] ?? 1, data: Float32Array.from(data), rows: new Map(captions.map((caption, row) => [caption, row])) });
    for (const oldest of [...this.#tables.keys()].slice(0, -kept)) this.#tables.delete(oldest);
  }

  /** Writes the rows of captions, lists of word numbers, to `out`. @throws Error where they have not been computed */
  look(key: string, captions: Int32Array, out: Float32Array): void {
    const table = this.#tables.get(key);
    if (!table) throw new Error('The captions have not been read');
    for (let at = 0, place = 0; at < captions.length; at += CAPTION_LENGTH, place += table.width) {
      const row = table.rows.get(decodeWords(captions.subarray(at, at + CAPTION_LENGTH))) ?? 0;
      out.set(table.data.subarray(row * table.width, (row + 1) * table.width), place);
    }
  }
}
