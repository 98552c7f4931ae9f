/** Batches of one size of one data set, drawn before they are needed, by other threads as a rule. */
import type { Batch } from './batch';
import type { ThreadedSet } from './threads';

export class BatchesAhead {
  readonly #drawn = new Map<number, Batch>();
  readonly #asked = new Map<number, Promise<void>>();
  readonly #spare: Batch[] = [];

  constructor(
    private readonly set: ThreadedSet,
    private readonly emptyBatch: () => Batch,
  ) {}

  /** Resolves when the batch of that number has been drawn, or cannot be. */
  async ask(number: number): Promise<void> {
    if (this.#drawn.has(number)) return;
    if (!this.#asked.has(number)) this.#asked.set(number, this.#draw(number));
    await this.#asked.get(number);
  }

  /** Has this thread draw the batch of that number. */
  draw(number: number, fill: (room: Batch) => void): void {
    if (this.#drawn.has(number)) return;
    const room = this.#room();
    fill(room);
    this.#drawn.set(number, room);
  }

  /** The batch of that number for one that is done with; null where it has not been drawn. */
  exchange(number: number, used: Batch): Batch | null {
    const batch = this.#drawn.get(number);
    if (!batch) return null;
    this.#drawn.delete(number);
    this.#spare.push(used);
    return batch;
  }

  async #draw(number: number): Promise<void> {
    const batch = await this.set.draw(number, this.#room());
    this.#asked.delete(number);
    if (batch) this.#drawn.set(number, batch);
  }

  #room(): Batch {
    return this.#spare.pop() ?? this.emptyBatch();
  }
}
