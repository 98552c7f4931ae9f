/** What a node shows of its result, and the numbers that it is drawn from. */
import type { Json } from './document';
import type { Problem } from './problems';
import type { GeneratedToken, Token, TokenProbability } from './tokens';

/** A text as it grows or as it ended. */
export interface ShownText {
  /** What was given; empty for a text that stands by itself. */
  readonly prompt: string;
  readonly text: string;
  /** Why it ended; absent while it grows, and for a text that was not generated. */
  readonly ended?: 'length' | 'stop' | 'end-of-text' | 'cancelled';
}

/** A text with its masks filled, and what else each could be. */
export interface ShownFilling {
  readonly text: string;
  readonly masks: readonly (readonly TokenProbability[])[];
}

/** One figure in a table: of the samples and, where that means something, of real pictures in their place. */
export interface ShownFigure {
  readonly name: string;
  readonly value: number;
  readonly spread?: number;
  readonly real?: number;
}

/** A word of a text as the nodes that read words see it. */
export interface ShownWord {
  readonly text: string;
  readonly known: boolean;
}

/** A picture of a node's result, ready to draw. */
export type Preview =
  /** `captions`: a text for each picture. */
  | { kind: 'images'; count: number; height: number; width: number; channels: number; pixels: Uint8ClampedArray; step?: number; columns?: number; gap?: number; captions?: readonly string[] }
  /** Places in a plane, each with its class; without classes all are -1. */
  | { kind: 'points'; x: Float32Array; y: Float32Array; classes: Int32Array; step?: number }
  | { kind: 'values'; label: string; values: number[] }
  /** `examples`: pictures in each set; `done`: how much of the work is, in [0, 1]. */
  | { kind: 'figures'; figures: readonly ShownFigure[]; examples: number; done: number }
  /** Speed and number of tokens where the texts were generated. */
  | { kind: 'texts'; items: readonly ShownText[]; tokens?: number; tokensPerSecond?: number }
  | { kind: 'tokens'; items: readonly (readonly Token[])[] }
  | { kind: 'probabilities'; items: readonly (readonly GeneratedToken[])[] }
  | { kind: 'words'; items: readonly (readonly ShownWord[])[] }
  | { kind: 'vectors'; dim: number; items: readonly { readonly label: string; readonly values: readonly number[] }[] }
  | { kind: 'fillings'; items: readonly ShownFilling[] };

/** Pictures in a grid; as square as can be, with a gap of a pixel, where `columns` and `gap` do not say otherwise. */
export type ImagesPreview = Extract<Preview, { kind: 'images' }>;

/** A tensor on the host with its batch dimension, `[batch, ...]`. */
export interface HostTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array;
}

/** Lists of texts by port. */
export type TextLists = Readonly<Record<string, readonly string[]>>;

/** Draws what arrives at and leaves a node; null where there is nothing to show. */
export type PreviewFunction = (tensors: Readonly<Record<string, HostTensor>>, params: Readonly<Record<string, Json>>, texts: TextLists) => Preview | null;

/** What should be said of texts that arrive, by port, though they can be computed with. */
export type WarningFunction = (texts: TextLists) => readonly Problem[];
