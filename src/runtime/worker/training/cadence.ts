/** Work that is done now and then beside training. */

export interface CadenceOptions {
  /** Least time between two turns, in ms. */
  interval: number;
  /** Time to the first turn, in ms. */
  first?: number;
  /** Share of all time that the work may take, in (0, 1]: costly work comes less often. */
  share?: number;
}

export class Cadence {
  #next: number;
  readonly #interval: number;
  readonly #share: number;

  constructor({ interval, first = 0, share = 1 }: CadenceOptions) {
    this.#interval = interval;
    this.#share = share;
    this.#next = performance.now() + first;
  }

  /** Does `work` if it is due. */
  async turn(work: () => void | Promise<void>): Promise<void> {
    const started = performance.now();
    if (started < this.#next) return;
    await work();
    const ended = performance.now();
    this.#next = ended + Math.max(this.#interval, (ended - started) / this.#share);
  }
}
