/** The metrics of a training so far: columns that grow. */

/** How many of the latest steps are kept. */
const capacity = 200_000;

export class Curves {
  readonly #columns = new Map<string, Float32Array>();
  #length = 0;

  constructor(start: Readonly<Record<string, Float32Array>> = {}) {
    this.append(start);
  }

  /** Adds the metrics of further steps; all columns have the same length. */
  append(columns: Readonly<Record<string, Float32Array>>): void {
    const added = Object.values(columns)[0]?.length ?? 0;
    for (const [name, values] of Object.entries(columns)) {
      const column = this.#room(name, this.#length + added);
      column.set(values, this.#length);
    }
    this.#length += added;
  }

  /** Copies of the columns: the latest `most` steps of each, as far as they are kept. */
  snapshot(most = capacity): Record<string, Float32Array> {
    const start = Math.max(0, this.#length - Math.min(most, capacity));
    return Object.fromEntries([...this.#columns].map(([name, values]) => [name, values.slice(start, this.#length)]));
  }

  #room(name: string, needed: number): Float32Array {
    const column = this.#columns.get(name) ?? new Float32Array(1024);
    if (needed <= column.length) {
      this.#columns.set(name, column);
      return column;
    }
    const larger = new Float32Array(Math.max(needed, column.length * 2));
    larger.set(column);
    this.#columns.set(name, larger);
    return larger;
  }
}
