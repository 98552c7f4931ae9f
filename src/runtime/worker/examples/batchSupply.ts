/** Batches of one size of one data set: the one that is read, and those drawn before they are needed, by other threads as a rule. */
import type { ExampleSource } from '../../data/exampleSource';
import { type Batch, buffersOf, emptyBatch, fillBatch } from './batch';
import type { ThreadedSet } from './threads';

export class BatchSupply {
  /** What one batch takes in memory. */
  readonly bytes: number;
  #current: Batch;
  /** The batch that is in it. */
  #number = -1;
  readonly #drawn = new Map<number, Batch>();
  readonly #asked = new Map<number, Promise<void>>();
  readonly #spare: Batch[] = [];

  /** Batches of `size` examples. `threaded` is the same set where other threads draw, too. */
  constructor(
    private readonly source: ExampleSource,
    private readonly seed: number,
    private readonly size: number,
    private readonly threaded: ThreadedSet | null,
  ) {
    this.#current = emptyBatch(source, size);
    this.bytes = buffersOf(this.#current).reduce((bytes, { byteLength }) => bytes + byteLength, 0);
  }

  /** Resolves when another thread has drawn the batch of that number, or cannot. */
  async ask(number: number): Promise<void> {
    if (this.#drawn.has(number)) return;
    if (!this.#asked.has(number)) this.#asked.set(number, this.#await(number));
    await this.#asked.get(number);
  }

  /** Draws the batch of that number before it is needed, on this thread. */
  draw(number: number): void {
    if (this.#drawn.has(number)) return;
    const room = this.#room();
    fillBatch(this.source, this.seed, number, room);
    this.#drawn.set(number, room);
  }

  /** The batch of that number, drawn now where it has not been before. It is filled anew for another one. */
  take(number: number): Batch {
    if (this.#number === number) return this.#current;
    const drawn = this.#drawn.get(number);
    if (drawn) {
      this.#drawn.delete(number);
      this.#spare.push(this.#current);
      this.#current = drawn;
    } else fillBatch(this.source, this.seed, number, this.#current);
    this.#number = number;
    return this.#current;
  }

  async #await(number: number): Promise<void> {
    const batch = await this.threaded?.draw(number, this.#room());
    this.#asked.delete(number);
    if (batch) this.#drawn.set(number, batch);
  }

  #room(): Batch {
    return this.#spare.pop() ?? emptyBatch(this.source, this.size);
  }
}
