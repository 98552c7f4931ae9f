/** The files of a model beside its weights, as Hugging Face's libraries name and fill them. */
import { encodeBert } from './onnx/bert';
import { encodeGpt2 } from './onnx/gpt2';
import type { Weights } from './onnx/modelGraph';
import { encodeT5Decoder, encodeT5Encoder } from './onnx/t5';
import type { ModelKind } from './tokenizer/tokenizerFile';

export interface TrainedConfig {
  readonly kind: ModelKind;
  readonly layers: number;
  readonly heads: number;
  readonly width: number;
  readonly context: number;
  readonly vocabulary: number;
  /** The ids of the special tokens. */
  readonly special: Readonly<Record<string, number>>;
}

function gpt2Config({ layers, heads, width, context, vocabulary, special }: TrainedConfig) {
  return {
    model_type: 'gpt2',
    architectures: ['GPT2LMHeadModel'],
    activation_function: 'relu' as const,
    n_layer: layers,
    n_head: heads,
    n_embd: width,
    n_positions: context,
    n_ctx: context,
    vocab_size: vocabulary,
    layer_norm_epsilon: 1e-5,
    bos_token_id: special['<|endoftext|>'],
    eos_token_id: special['<|endoftext|>'],
    tie_word_embeddings: true,
  };
}

function bertConfig({ layers, heads, width, context, vocabulary, special }: TrainedConfig) {
  return {
    model_type: 'bert',
    // It gives hidden states beside its logits.
    architectures: ['BertForMaskedLM', 'BertModel'],
    hidden_act: 'gelu_new',
    num_hidden_layers: layers,
    num_attention_heads: heads,
    hidden_size: width,
    intermediate_size: 4 * width,
    max_position_embeddings: context,
    type_vocab_size: 2,
    vocab_size: vocabulary,
    layer_norm_eps: 1e-12,
    pad_token_id: special['[PAD]'],
    position_embedding_type: 'absolute',
  };
}

function t5Config({ layers, heads, width, vocabulary, special }: TrainedConfig) {
  return {
    model_type: 't5',
    architectures: ['T5ForConditionalGeneration'],
    is_encoder_decoder: true,
    dense_act_fn: 'relu',
    feed_forward_proj: 'relu',
    num_layers: layers,
    num_decoder_layers: layers,
    num_heads: heads,
    d_model: width,
    d_kv: width / heads,
    d_ff: 4 * width,
    vocab_size: vocabulary,
    layer_norm_epsilon: 1e-6,
    relative_attention_num_buckets: 32,
    relative_attention_max_distance: 128,
    pad_token_id: special['<pad>'],
    decoder_start_token_id: special['<pad>'],
    eos_token_id: special['</s>'],
    tie_word_embeddings: true,
  };
}

/** The content of `config.json`. */
export function configOf(config: TrainedConfig): object {
  return { gpt2: gpt2Config, bert: bertConfig, t5: t5Config }[config.kind](config);
}

/** The content of `generation_config.json`; null for what writes no text. */
export function generationConfigOf(config: TrainedConfig): object | null {
  const end = config.special['<|endoftext|>'];
  if (config.kind === 'gpt2') return { bos_token_id: end, eos_token_id: end, pad_token_id: end };
  const { '<pad>': pad, '</s>': stop } = config.special;
  return config.kind === 't5' ? { decoder_start_token_id: pad, eos_token_id: stop, pad_token_id: pad, max_length: 128 } : null;
}

/** The content of `tokenizer_config.json`. */
export function tokenizerConfigOf({ kind, context }: TrainedConfig): object {
  const shared = { model_max_length: context, clean_up_tokenization_spaces: false };
  if (kind === 'gpt2') return { ...shared, tokenizer_class: 'GPT2Tokenizer', add_prefix_space: false, ...named('<|endoftext|>', 'bos_token', 'eos_token', 'pad_token'), padding_side: 'left' };
  if (kind === 't5') return { ...shared, tokenizer_class: 'PreTrainedTokenizerFast', ...named('</s>', 'eos_token'), ...named('<pad>', 'pad_token'), ...named('<unk>', 'unk_token') };
  const tokens = { pad_token: '[PAD]', unk_token: '[UNK]', cls_token: '[CLS]', sep_token: '[SEP]', mask_token: '[MASK]' };
  return { ...shared, tokenizer_class: 'PreTrainedTokenizerFast', ...tokens };
}

function named(token: string, ...roles: readonly string[]): Record<string, string> {
  return Object.fromEntries(roles.map((role) => [role, token]));
}

/** The files of the folder `onnx`. */
export function filesOf(config: TrainedConfig, weights: Weights): Record<string, Uint8Array> {
  if (config.kind === 'gpt2') return { 'model.onnx': encodeGpt2(weights, gpt2Config(config)) };
  if (config.kind === 'bert') return { 'model.onnx': encodeBert(weights, bertConfig(config)) };
  const t5 = t5Config(config);
  return { 'encoder_model.onnx': encodeT5Encoder(weights, t5), 'decoder_model_merged.onnx': encodeT5Decoder(weights, t5) };
}
