/** BERT with both of its uses: logits for hidden words, and hidden states for embeddings. */
import type { TensorInfo } from '../../../src/runtime/engines/onnx/model';
import { ModelGraph, type Weights } from './modelGraph';
import { activate, attend, dense, embed, feedForward, layerNorm, places, scoreBias, selfAttentionHeads, unembed, visible } from './transformer';

export interface BertConfig {
  readonly num_hidden_layers: number;
  readonly num_attention_heads: number;
  readonly hidden_size: number;
  readonly vocab_size: number;
  readonly layer_norm_eps: number;
}

/** The bytes of `model.onnx`. */
export function encodeBert(weights: Weights, config: BertConfig): Uint8Array {
  const { num_hidden_layers: layers, num_attention_heads: heads, hidden_size: width, vocab_size: vocabulary, layer_norm_eps: epsilon } = config;
  const size = width / heads;
  const graph = new ModelGraph(weights);
  const positions = places(graph, graph.sizes([0]), graph.sizeOf('input_ids', 1));
  const placed = graph.node('Add', [embed(graph, 'input_ids', 'word'), embed(graph, positions, 'position')]);
  const bias = scoreBias(graph, visible(graph, 'attention_mask'));

  let values = layerNorm(graph, graph.node('Add', [placed, embed(graph, 'token_type_ids', 'token_type')]), 'ln', epsilon);
  for (let layer = 0; layer < layers; layer++) {
    const prefix = `h.${layer}`;
    const attended = attend(graph, selfAttentionHeads(graph, values, `${prefix}.attn`, heads, size), bias, size ** -0.5, width);
    values = layerNorm(graph, graph.node('Add', [values, dense(graph, attended, `${prefix}.attn.c_proj`)]), `${prefix}.ln_1`, epsilon);
    values = layerNorm(graph, graph.node('Add', [values, feedForward(graph, values, `${prefix}.mlp`, 'gelu_new')]), `${prefix}.ln_2`, epsilon);
  }
  const transformed = layerNorm(graph, activate(graph, dense(graph, values, 'transform'), 'gelu_new'), 'transform_ln', epsilon);
  const logits = graph.node('Add', [unembed(graph, transformed, 'word'), graph.weight('output')]);

  const ids = (name: string): TensorInfo => ({ name, type: 'i64', shape: ['batch_size', 'sequence_length'] });
  const output = (name: string, last: number, from: string) => ({ name, type: 'f32' as const, shape: ['batch_size', 'sequence_length', last], from });
  return graph.encode([ids('input_ids'), ids('attention_mask'), ids('token_type_ids')], [output('logits', vocabulary, logits), output('last_hidden_state', width, values)]);
}
