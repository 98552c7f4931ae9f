/** Texts to ids, special tokens included, as a reader of `tokenizer.json` does it. */
import { BytePairEncoder, type BytePairs } from './bytePairs';
import { frames, type ModelKind, specialTokens, standsForWord, vocabularyOf } from './tokenizerFile';

export class Encoder {
  /** The ids of the special tokens. */
  readonly special: Readonly<Record<string, number>>;
  readonly #kind: ModelKind;
  readonly #firstId: number;
  readonly #bytePairs: BytePairEncoder;
  readonly #specialOrText: RegExp;

  constructor(kind: ModelKind, bytePairs: BytePairs) {
    const { first, last } = specialTokens[kind];
    const vocabulary = vocabularyOf(kind, bytePairs);
    this.#kind = kind;
    this.#firstId = first.length;
    this.#bytePairs = new BytePairEncoder(bytePairs);
    this.special = Object.fromEntries([...first, ...last].map((token) => [token, vocabulary.indexOf(token)]));
    const patterns = [...first, ...last].map((token) => (standsForWord(token) ? '\\s*' : '') + token.replace(/[[\]|]/g, '\\$&'));
    this.#specialOrText = new RegExp(`(${patterns.join('|')})`);
  }

  encode(text: string): number[] {
    return text.split(this.#specialOrText).flatMap((part) => {
      const special = this.special[part.trim()];
      return special === undefined ? this.#bytePairs.encode(part).map((id) => id + this.#firstId) : [special];
    });
  }

  /** With the special tokens that stand around a text. */
  encodeFramed(text: string): number[] {
    return (frames[this.#kind]?.single ?? ['A']).flatMap((piece) => (piece === 'A' ? this.encode(text) : [this.special[piece]!]));
  }
}
