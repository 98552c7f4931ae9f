/** The text of tokens that come one by one: whole characters only, and nothing that may turn out to be a stop string. */

/** Stands for bytes that are not a whole character yet. */
const partial = '\uFFFD';

/** Tokens read again with each new one, since some tokenizers write a token by those before it. */
const context = 4;

export class GrowingText {
  readonly #ids: number[];
  #contextStart: number;
  #read: number;
  #text = '';
  #stopped = false;

  /**
   * @param decode text of token ids, without special tokens
   * @param prompt ids before the first one added
   */
  constructor(
    private readonly decode: (ids: readonly number[]) => string,
    prompt: readonly number[],
    private readonly stop: readonly string[],
  ) {
    this.#ids = [...prompt];
    this.#contextStart = Math.max(0, prompt.length - context);
    this.#read = prompt.length;
  }

  /** Adds a token. @returns whether a stop string has been met, so that the text is at its end */
  add(id: number): boolean {
    this.#ids.push(id);
    this.#grow(false);
    return this.#stopped;
  }

  /** Adds what still waits for the rest of a character. */
  end(): void {
    if (!this.#stopped) this.#grow(true);
  }

  /** All of it; bytes that are no whole character at the end read as replacement characters. */
  get text(): string {
    return this.#text;
  }

  /** What can be shown now: without an end that may become a stop string. */
  get settled(): string {
    if (this.#stopped) return this.#text;
    const longest = this.stop.reduce((most, stop) => Math.max(most, overlap(this.#text, stop)), 0);
    return this.#text.slice(0, this.#text.length - longest);
  }

  #grow(final: boolean): void {
    const before = this.decode(this.#ids.slice(this.#contextStart, this.#read));
    const after = this.decode(this.#ids.slice(this.#contextStart));
    if (after.endsWith(partial) && !final) return;
    const from = Math.max(0, this.#text.length - longestOf(this.stop));
    this.#text += after.slice(before.length);
    // A token may be whole only by what follows, so the last ones stay in view.
    this.#read = this.#ids.length;
    this.#contextStart = Math.max(this.#contextStart, this.#read - context);
    const cut = Math.min(...this.stop.map((stop) => this.#text.indexOf(stop, from)).filter((at) => at >= 0));
    if (!Number.isFinite(cut)) return;
    this.#text = this.#text.slice(0, cut);
    this.#stopped = true;
  }
}

function longestOf(texts: readonly string[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 0);
}

/** Length of the longest end of `text` with which `stop` begins, short of all of it. */
function overlap(text: string, stop: string): number {
  for (let length = Math.min(stop.length - 1, text.length); length > 0; length--) if (stop.startsWith(text.slice(-length))) return length;
  return 0;
}
