/** The tokenizer in the hub's format: byte-level byte-pair encoding, with the special tokens of each kind of model. */
import type { BytePairs } from './bytePairs';

export type ModelKind = 'gpt2' | 'bert' | 't5';

/** Ids go: `first`, then bytes and merges, then `last`. `separator` stands between texts in training. */
export interface SpecialTokens {
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly separator: string;
}

/** The spans that T5 is asked for. */
const spanCount = 16;

export const specialTokens: Readonly<Record<ModelKind, SpecialTokens>> = {
  gpt2: { first: [], last: ['<|endoftext|>'], separator: '<|endoftext|>' },
  bert: { first: ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'], last: [], separator: '[SEP]' },
  t5: { first: ['<pad>', '</s>', '<unk>', ...Array.from({ length: spanCount }, (_, span) => `<extra_id_${span}>`)], last: [], separator: '</s>' },
};

/** All tokens of a model in the order of their ids. */
export function vocabularyOf(kind: ModelKind, { tokens }: BytePairs): string[] {
  const { first, last } = specialTokens[kind];
  return [...first, ...tokens, ...last];
}

/** The content of `tokenizer.json`. */
export function tokenizerFile(kind: ModelKind, bytePairs: BytePairs): string {
  const vocabulary = Object.fromEntries(vocabularyOf(kind, bytePairs).map((token, id) => [token, id]));
  const { first, last } = specialTokens[kind];
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
  return JSON.stringify({
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [...first, ...last].map((content) => addedToken(content, vocabulary[content]!)),
    normalizer: null,
    pre_tokenizer: byteLevel,
    post_processor: frames[kind] ? templateProcessing(vocabulary, frames[kind]) : byteLevel,
    decoder: byteLevel,
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: '',
      end_of_word_suffix: '',
      fuse_unk: false,
      byte_fallback: false,
      vocab: vocabulary,
      merges: bytePairs.merges.map((pair) => pair.join(' ')),
    },
  });
}

/** What stands for a word takes the space before it, as the word's own token does. */
export function standsForWord(special: string): boolean {
  return special === '[MASK]' || special.startsWith('<extra_id_');
}

function addedToken(content: string, id: number): object {
  return { id, content, single_word: false, lstrip: standsForWord(content), rstrip: false, normalized: false, special: true };
}

/** The special tokens around a text, and around a second one. */
export const frames: Partial<Record<ModelKind, { readonly single: readonly string[]; readonly pair: readonly string[] }>> = {
  bert: { single: ['[CLS]', 'A', '[SEP]'], pair: ['[CLS]', 'A', '[SEP]', 'B', '[SEP]'] },
  t5: { single: ['A', '</s>'], pair: ['A', '</s>', 'B', '</s>'] },
};

function templateProcessing(vocabulary: Readonly<Record<string, number>>, { single, pair }: NonNullable<(typeof frames)[ModelKind]>): object {
  const piece = (id: string) => (id === 'A' || id === 'B' ? { Sequence: { id, type_id: id === 'A' ? 0 : 1 } } : { SpecialToken: { id, type_id: 0 } });
  const special = pair.filter((id) => id !== 'A' && id !== 'B');
  return {
    type: 'TemplateProcessing',
    single: single.map(piece),
    pair: pair.map(piece),
    special_tokens: Object.fromEntries(special.map((id) => [id, { id, ids: [vocabulary[id]], tokens: [id] }])),
  };
}
