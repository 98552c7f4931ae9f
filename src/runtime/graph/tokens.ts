/** Tokens as they are told: what a model reads and writes. */

/** One token as it reads; a token that is part of a character reads as the replacement character. */
export interface Token {
  readonly id: number;
  readonly text: string;
  /** Not text: begin, end, mask, padding. */
  readonly special: boolean;
}

export interface TokenProbability extends Token {
  /** Full softmax over the vocabulary of the model's own logits, before temperature and filters. */
  readonly probability: number;
}

/** A generated token beside what else could have stood there. */
export interface GeneratedToken extends TokenProbability {
  /** The most probable tokens, in falling order; the token itself may be among them. */
  readonly alternatives: readonly TokenProbability[];
}
