/** How each of the models that come with the app is trained. */
import type { ModelKind } from './tokenizer/tokenizerFile';

export interface Recipe {
  readonly kind: ModelKind;
  readonly vocabulary: number;
  /** Options of training/train.py. */
  readonly training: Readonly<Record<string, number>>;
}

export const recipes: Readonly<Record<string, Recipe>> = {
  storyteller: {
    kind: 'gpt2',
    vocabulary: 4096,
    training: { layers: 6, heads: 4, width: 256, context: 256, dropout: 0.1, batch: 16, warmup: 30, steps: 2900, 'decay-steps': 1450 },
  },
  wordfinder: {
    kind: 'bert',
    vocabulary: 2048,
    training: { layers: 3, heads: 4, width: 128, context: 128, dropout: 0, batch: 32, 'learning-rate': 2e-3, warmup: 100, steps: 2000, 'decay-steps': 1000 },
  },
  rewriter: {
    kind: 't5',
    vocabulary: 1024,
    training: { layers: 2, heads: 4, width: 112, context: 128, dropout: 0, batch: 64, steps: 2400, 'decay-steps': 1400 },
  },
};
