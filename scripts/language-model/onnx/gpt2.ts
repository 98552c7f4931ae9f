/** GPT-2 with a key-value cache, with the inputs and outputs that transformers.js knows. Weights have the names of its checkpoints. */
import type { TensorInfo } from '../../../src/runtime/engines/onnx/model';
import { ModelGraph, type NamedResult, type Weights } from './modelGraph';
import { type Activation, attend, behind, dense, distances, embed, feedForward, lastPlaces, layerNorm, places, scoreBias, selfAttentionHeads, unembed, visible } from './transformer';

export interface Gpt2Config {
  readonly n_layer: number;
  readonly n_head: number;
  readonly n_embd: number;
  readonly vocab_size: number;
  readonly n_positions: number;
  readonly layer_norm_epsilon: number;
  readonly activation_function: Activation;
}

/** The bytes of `model.onnx`. */
export function encodeGpt2(weights: Weights, config: Gpt2Config): Uint8Array {
  const { n_layer: layers, n_head: heads, n_embd: width, vocab_size: vocabulary, layer_norm_epsilon: epsilon } = config;
  const size = width / heads;
  const graph = new ModelGraph(weights);
  const cache = (name: string, length: string): TensorInfo => ({ name, type: 'f32', shape: ['batch_size', heads, length, size] });
  const caches: { past: TensorInfo; present: NamedResult }[] = [];
  const remember = (layer: number, part: 'key' | 'value', fresh: string): string => {
    const past = cache(`past_key_values.${layer}.${part}`, 'past_sequence_length');
    const from = behind(graph, past.name, fresh);
    caches.push({ past, present: { ...cache(`present.${layer}.${part}`, 'total_sequence_length'), from } });
    return from;
  };

  const past = graph.sizeOf('past_key_values.0.key', 2);
  const queries = places(graph, past, graph.sizeOf('input_ids', 1));
  const keys = places(graph, graph.sizes([0]), graph.sizeOf('attention_mask', 1));
  const causal = graph.node('LessOrEqual', [distances(graph, queries, keys), graph.sizes([0])]);
  const bias = scoreBias(graph, graph.node('And', [causal, visible(graph, 'attention_mask')]));

  let values = graph.node('Add', [embed(graph, 'input_ids', 'wte'), embed(graph, 'position_ids', 'wpe')]);
  for (let layer = 0; layer < layers; layer++) {
    const prefix = `h.${layer}`;
    const fresh = selfAttentionHeads(graph, layerNorm(graph, values, `${prefix}.ln_1`, epsilon), `${prefix}.attn`, heads, size);
    const remembered = { query: fresh.query, key: remember(layer, 'key', fresh.key), value: remember(layer, 'value', fresh.value) };
    const attended = attend(graph, remembered, bias, size ** -0.5, width);
    values = graph.node('Add', [values, dense(graph, attended, `${prefix}.attn.c_proj`)]);
    values = graph.node('Add', [values, feedForward(graph, layerNorm(graph, values, `${prefix}.ln_2`, epsilon), `${prefix}.mlp`, config.activation_function)]);
  }
  const kept: TensorInfo = { name: 'num_logits_to_keep', type: 'i64', shape: [] };
  const logits = unembed(graph, layerNorm(graph, lastPlaces(graph, values, kept.name), 'ln_f', epsilon), 'wte');

  const ids = (name: string, length: string): TensorInfo => ({ name, type: 'i64', shape: ['batch_size', length] });
  return graph.encode(
    [ids('input_ids', 'sequence_length'), ids('attention_mask', 'total_sequence_length'), ids('position_ids', 'sequence_length'), kept, ...caches.map((entry) => entry.past)],
    [{ name: 'logits', type: 'f32', shape: ['batch_size', 'logits_length', vocabulary], from: logits }, ...caches.map(({ present }) => present)],
  );
}
