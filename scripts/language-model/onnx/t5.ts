/** T5 as two models: an encoder, and a decoder that keeps keys and values (with the branch that transformers.js switches). */
import type { TensorInfo } from '../../../src/runtime/engines/onnx/model';
import { ModelGraph, type NamedResult, type Weights } from './modelGraph';
import { attend, behind, dense, distances, embed, type Heads, places, rootMeanSquareNorm, scoreBias, splitHeads, unembed, visible } from './transformer';

export interface T5Config {
  readonly num_layers: number;
  readonly num_heads: number;
  readonly d_model: number;
  readonly d_kv: number;
  readonly vocab_size: number;
  readonly layer_norm_epsilon: number;
  readonly relative_attention_max_distance: number;
}

/** The bytes of `encoder_model.onnx`. */
export function encodeT5Encoder(weights: Weights, config: T5Config): Uint8Array {
  const { num_layers: layers, d_model: width, layer_norm_epsilon: epsilon } = config;
  const graph = new ModelGraph(weights);
  const all = places(graph, graph.sizes([0]), graph.sizeOf('input_ids', 1));
  const bias = graph.node('Add', [relativeBias(graph, all, all, 'encoder', config), scoreBias(graph, visible(graph, 'attention_mask'))]);
  let values = embed(graph, 'input_ids', 'shared');
  for (let layer = 0; layer < layers; layer++) {
    const prefix = `encoder.block.${layer}`;
    const normed = rootMeanSquareNorm(graph, values, `${prefix}.ln_1`, epsilon);
    const heads = { query: head(graph, normed, `${prefix}.attention.q`, config), ...keyAndValue(graph, normed, `${prefix}.attention`, config) };
    values = attended(graph, values, heads, bias, `${prefix}.attention`, config);
    values = feedForward(graph, values, prefix, epsilon);
  }
  const hidden = rootMeanSquareNorm(graph, values, 'encoder.ln', epsilon);
  return graph.encode([ids('input_ids', 'encoder_sequence_length'), ids('attention_mask', 'encoder_sequence_length')], [
    { name: 'last_hidden_state', type: 'f32', shape: ['batch_size', 'encoder_sequence_length', width], from: hidden },
  ]);
}

/** The bytes of `decoder_model_merged.onnx`. */
export function encodeT5Decoder(weights: Weights, config: T5Config): Uint8Array {
  const { num_layers: layers, d_model: width, vocab_size: vocabulary, layer_norm_epsilon: epsilon } = config;
  const graph = new ModelGraph(weights);
  const past: TensorInfo[] = [];
  const present: NamedResult[] = [];
  const encoded = encodedHeads(graph, weights, config);

  const pastLength = graph.sizeOf('past_key_values.0.decoder.key', 2);
  const length = graph.sizeOf('input_ids', 1);
  const queries = places(graph, pastLength, length);
  const keys = places(graph, graph.sizes([0]), graph.node('Add', [pastLength, length]));
  const causal = scoreBias(graph, graph.node('LessOrEqual', [distances(graph, queries, keys), graph.sizes([0])]));
  const bias = graph.node('Add', [relativeBias(graph, queries, keys, 'decoder', config), causal]);
  const encoderBias = scoreBias(graph, visible(graph, 'encoder_attention_mask'));

  let values = embed(graph, 'input_ids', 'shared');
  for (let layer = 0; layer < layers; layer++) {
    const prefix = `decoder.block.${layer}`;
    const normed = rootMeanSquareNorm(graph, values, `${prefix}.ln_1`, epsilon);
    const fresh = keyAndValue(graph, normed, `${prefix}.attention`, config);
    const pasts = parts.map((part) => cache(config, `past_key_values.${layer}.decoder.${part}`, 'past_decoder_sequence_length'));
    const [key, value] = parts.map((part, i) => behind(graph, pasts[i]!.name, fresh[part])) as [string, string];
    past.push(...pasts, ...encoded[layer]!.past);
    present.push(...parts.map((part) => ({ ...cache(config, `present.${layer}.decoder.${part}`, 'decoder_sequence_length'), from: { key, value }[part] })), ...encoded[layer]!.present);
    values = attended(graph, values, { query: head(graph, normed, `${prefix}.attention.q`, config), key, value }, bias, `${prefix}.attention`, config);
    const asking = rootMeanSquareNorm(graph, values, `${prefix}.ln_cross`, epsilon);
    values = attended(graph, values, { query: head(graph, asking, `${prefix}.cross.q`, config), ...encoded[layer]!.heads }, encoderBias, `${prefix}.cross`, config);
    values = feedForward(graph, values, prefix, epsilon);
  }
  const scaled = graph.node('Mul', [rootMeanSquareNorm(graph, values, 'decoder.ln', epsilon), graph.numbers([width ** -0.5])]);
  const logits = unembed(graph, scaled, 'shared');
  return graph.encode(
    [
      ids('encoder_attention_mask', 'encoder_sequence_length'),
      ids('input_ids', 'decoder_sequence_length'),
      { name: 'encoder_hidden_states', type: 'f32', shape: ['batch_size', 'encoder_sequence_length', width] },
      ...past,
      { name: 'use_cache_branch', type: 'bool', shape: [1] },
    ],
    [{ name: 'logits', type: 'f32', shape: ['batch_size', 'decoder_sequence_length', vocabulary], from: logits }, ...present],
  );
}

const parts = ['key', 'value'] as const;

function ids(name: string, length: string): TensorInfo {
  return { name, type: 'i64', shape: ['batch_size', length] };
}

function head(graph: ModelGraph, values: string, prefix: string, { num_heads: count, d_kv: size }: T5Config): string {
  return splitHeads(graph, dense(graph, values, prefix), count, size);
}

function keyAndValue(graph: ModelGraph, values: string, prefix: string, config: T5Config): Omit<Heads, 'query'> {
  return { key: head(graph, values, `${prefix}.k`, config), value: head(graph, values, `${prefix}.v`, config) };
}

/** T5 does not scale its scores. */
function attended(graph: ModelGraph, values: string, heads: Heads, bias: string, prefix: string, { d_model: width }: T5Config): string {
  return graph.node('Add', [values, dense(graph, attend(graph, heads, bias, 1, width), `${prefix}.o`)]);
}

function feedForward(graph: ModelGraph, values: string, prefix: string, epsilon: number): string {
  const inner = dense(graph, rootMeanSquareNorm(graph, values, `${prefix}.ln_2`, epsilon), `${prefix}.wi`);
  return graph.node('Add', [values, dense(graph, graph.node('Relu', [inner]), `${prefix}.wo`)]);
}

/** Biases [1, heads, queries, keys] from a table by distance; those farther off share the last row on their side. */
function relativeBias(graph: ModelGraph, queries: string, keys: string, stack: string, { relative_attention_max_distance: most }: T5Config): string {
  const limit = (value: number) => graph.node('Squeeze', [graph.sizes([value]), graph.sizes([0])]);
  const near = graph.node('Clip', [distances(graph, queries, keys), limit(-most), limit(most)]);
  const biases = embed(graph, graph.node('Add', [near, graph.sizes([most])]), `${stack}.relative`);
  return graph.node('Unsqueeze', [graph.transpose(biases, [2, 0, 1]), graph.sizes([0])]);
}

interface EncodedHeads {
  readonly heads: Omit<Heads, 'query'>;
  readonly past: readonly TensorInfo[];
  readonly present: readonly NamedResult[];
}

/** Keys and values of the encoded text for every layer: from the cache after the first step, computed in it. */
function encodedHeads(graph: ModelGraph, weights: Weights, config: T5Config): EncodedHeads[] {
  const cached = new ModelGraph(weights, 'cached_');
  const computed = new ModelGraph(weights, 'computed_');
  const layers = Array.from({ length: config.num_layers }, (_, layer) => ({
    past: parts.map((part) => cache(config, `past_key_values.${layer}.encoder.${part}`, 'past_encoder_sequence_length')),
    fresh: keyAndValue(computed, 'encoder_hidden_states', `decoder.block.${layer}.cross`, config),
  }));
  const branch = (inner: ModelGraph, results: readonly string[]) =>
    inner.finish([], results.map((from): NamedResult => ({ ...cache(config, from, 'any_sequence_length'), from })));
  const chosen = graph.results('If', ['use_cache_branch'], layers.length * parts.length, {
    then_branch: { graph: branch(cached, layers.flatMap(({ past }) => past.map(({ name }) => cached.node('Identity', [name])))) },
    else_branch: { graph: branch(computed, layers.flatMap(({ fresh }) => parts.map((part) => fresh[part]))) },
  });
  return layers.map(({ past }, layer) => {
    const [key, value] = chosen.slice(layer * parts.length) as [string, string];
    const present = parts.map((part) => ({ ...cache(config, `present.${layer}.encoder.${part}`, 'encoder_sequence_length_out'), from: { key, value }[part] }));
    return { heads: { key, value }, past, present };
  });
}

function cache({ num_heads: heads, d_kv: size }: T5Config, name: string, length: string): TensorInfo {
  return { name, type: 'f32', shape: ['batch_size', heads, length, size] };
}
