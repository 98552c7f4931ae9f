/** Generation, one token at a time for all sequences of a batch, over anything that gives logits. Pure but for the clock. */
import { CounterRandom } from '../../tensor/random';
import type { GeneratedToken, Generation, GenerationRequest, GenerationUpdate, TokenProbability } from '../textEngine';
import { chooseToken, penalizeRepetition, probabilityOf } from './choose';
import { GrowingText } from './growingText';
import { topIndices } from './top';

/** A batch in progress. */
export interface Decoding {
  /** Logits of the token after each sequence, before anything has been added. */
  start(): Promise<readonly Float32Array[]>;
  /** Logits after one more token in each sequence. */
  next(tokens: readonly number[]): Promise<readonly Float32Array[]>;
  /** Frees what the batch holds. */
  close(): Promise<void>;
}

/** One sequence of a batch before generation. */
export interface SequenceStart {
  readonly prompt: number;
  readonly sequence: number;
  readonly promptText: string;
  /** What the first token follows: the prompt, or what a decoder begins with. */
  readonly ids: readonly number[];
}

/** What the loop has to know of a model. */
export interface Vocabulary {
  /** Text without special tokens. */
  decode(ids: readonly number[]): string;
  /** One token as it reads. */
  token(id: number): { readonly text: string; readonly special: boolean };
  /** Any of these ends a text. */
  readonly ends: readonly number[];
  /** Never generated. */
  readonly forbidden: readonly number[];
}

export type GenerationRules = Pick<GenerationRequest, 'sampling' | 'repetitionPenalty' | 'seed' | 'stop' | 'alternatives'> & {
  /** Tokens in all, the start included. */
  readonly maxLength: number;
};

export interface Progress {
  /** Told of all sequences at most once a frame, and of each when it ends. */
  update(update: GenerationUpdate): void;
  /** Lets messages in, and the first text out; called before every step. @returns whether to go on */
  goOn(): Promise<boolean>;
  /** Milliseconds. */
  now(): number;
}

const frameMs = 16;

/** Generates until every sequence has ended, or `goOn` says no. */
export async function generate(starts: readonly SequenceStart[], decoding: Decoding, vocabulary: Vocabulary, rules: GenerationRules, progress: Progress): Promise<Generation[]> {
  const sequences = starts.map((start) => new Sequence(start, vocabulary, rules));
  const started = progress.now();
  let told = Number.NEGATIVE_INFINITY;
  let steps = 0;
  let made = 0;
  while (sequences.some(({ ended }) => !ended) && (await progress.goOn())) {
    // Not before the text is on its way: probabilities take the whole vocabulary, and are told at the end.
    for (const sequence of sequences) sequence.rate();
    // Sequences that have ended go on with any token: they are rows of a batch.
    const logits = await (steps === 0 ? decoding.start() : decoding.next(sequences.map(({ last }) => last)));
    steps += 1;
    const now = progress.now();
    const due = now - told >= frameMs;
    if (due) told = now;
    made += sequences.filter(({ ended }) => !ended).length;
    const tokensPerSecond = (made * 1000) / Math.max(1, now - started);
    for (const [row, sequence] of sequences.entries()) {
      if (sequence.ended) continue;
      sequence.add(logits[row]!);
      if (due || sequence.ended) progress.update(sequence.update(tokensPerSecond));
    }
  }
  return sequences.map((sequence) => sequence.result());
}

class Sequence {
  readonly #ids: number[];
  readonly #tokens: GeneratedToken[] = [];
  readonly #text: GrowingText;
  /** What the last token was chosen by, until it is rated. */
  #unrated: Float32Array | null = null;
  #ended: Generation['ended'] | null = null;

  constructor(
    private readonly start: SequenceStart,
    private readonly vocabulary: Vocabulary,
    private readonly rules: GenerationRules,
  ) {
    this.#ids = [...start.ids];
    this.#text = new GrowingText(vocabulary.decode, start.ids, rules.stop);
    if (this.#ids.length >= rules.maxLength) this.#ended = 'length';
  }

  get ended(): boolean {
    return this.#ended !== null;
  }

  get last(): number {
    return this.#ids.at(-1)!;
  }

  /** Adds the token that follows from these logits. */
  add(logits: Float32Array): void {
    const { sampling, repetitionPenalty, seed, maxLength } = this.rules;
    const changed = repetitionPenalty !== 1 || this.vocabulary.forbidden.length > 0;
    const scores = changed ? logits.slice() : logits;
    for (const id of this.vocabulary.forbidden) scores[id] = Number.NEGATIVE_INFINITY;
    penalizeRepetition(scores, this.#ids, repetitionPenalty);
    const step = this.#ids.length - this.start.ids.length;
    const id = chooseToken(scores, sampling, () => new CounterRandom(seed, this.start.sequence, step).uniform());
    this.#ids.push(id);
    this.#unrated = logits;
    if (this.vocabulary.ends.includes(id)) this.#end('end-of-text');
    else if (this.#text.add(id)) this.#end('stop');
    else if (this.#ids.length >= maxLength) this.#end('length');
  }

  /** Keeps how probable the token just added was, and its alternatives. */
  rate(): void {
    const { alternatives } = this.rules;
    const logits = this.#unrated;
    this.#unrated = null;
    if (!logits || alternatives === 0) return;
    const probability = probabilityOf(logits);
    const rated = (id: number): TokenProbability => ({ id, ...this.vocabulary.token(id), probability: probability(id) });
    this.#tokens.push({ ...rated(this.last), alternatives: topIndices(logits, alternatives).map(rated) });
  }

  update(tokensPerSecond: number): GenerationUpdate {
    const { prompt, sequence, promptText, ids } = this.start;
    return { prompt, sequence, promptText, continuation: this.ended ? this.#text.text : this.#text.settled, tokens: this.#ids.length - ids.length, tokensPerSecond };
  }

  result(): Generation {
    this.rate();
    if (!this.#ended) this.#end('cancelled');
    const { prompt, sequence, promptText, ids } = this.start;
    const length = this.#ended === 'stop' ? this.#lengthBeforeStop() : this.#ids.length;
    const tokens = this.#tokens.slice(0, length - ids.length);
    return { prompt, sequence, promptText, continuation: this.#text.text, ids: this.#ids.slice(0, length), promptLength: ids.length, tokens, ended: this.#ended! };
  }

  #end(why: Generation['ended']): void {
    this.#ended = why;
    this.#text.end();
  }

  /** Without the tokens that belong to the stop string, be it in part. */
  #lengthBeforeStop(): number {
    const { length } = this.start.ids;
    const whole = this.#text.text;
    for (let end = this.#ids.length - 1; end > length; end--) {
      const text = new GrowingText(this.vocabulary.decode, this.start.ids, []);
      for (const id of this.#ids.slice(length, end)) text.add(id);
      if (text.text.length <= whole.length) return end;
    }
    return length;
  }
}
