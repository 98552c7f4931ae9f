/** The pieces that the three architectures share. Values are [batch, length, width]; weights go by a prefix, as in checkpoints. */
import { elementTypes } from '../../../src/runtime/engines/onnx/model';
import type { ModelGraph } from './modelGraph';

/** Added to the scores of what may not be looked at. */
const farBelow = -1e9;

/** A product with `prefix.weight` [inputs, outputs], plus `prefix.bias` where there is one. */
export function dense(graph: ModelGraph, values: string, prefix: string): string {
  const product = graph.node('MatMul', [values, graph.weight(`${prefix}.weight`)]);
  return graph.has(`${prefix}.bias`) ? graph.node('Add', [product, graph.weight(`${prefix}.bias`)]) : product;
}

export function layerNorm(graph: ModelGraph, values: string, prefix: string, epsilon: number): string {
  const inputs = [values, graph.weight(`${prefix}.weight`), graph.weight(`${prefix}.bias`)];
  return graph.node('LayerNormalization', inputs, { epsilon: { float: epsilon }, axis: { integer: 2 } });
}

/** The normalization of T5: by the root of the mean square, about zero. */
export function rootMeanSquareNorm(graph: ModelGraph, values: string, prefix: string, epsilon: number): string {
  const square = graph.node('Mul', [values, values]);
  const mean = graph.node('ReduceMean', [square, graph.sizes([-1])]);
  const root = graph.node('Sqrt', [graph.node('Add', [mean, graph.numbers([epsilon])])]);
  return graph.node('Mul', [graph.node('Div', [values, root]), graph.weight(`${prefix}.weight`)]);
}

/** By the names of configurations; `gelu_new` is the form with tanh. */
export type Activation = 'gelu_new' | 'relu';

export function activate(graph: ModelGraph, values: string, activation: Activation): string {
  return activation === 'relu' ? graph.node('Relu', [values]) : graph.runtimeNode('FastGelu', [values]);
}

/** Two dense layers with an activation between them. */
export function feedForward(graph: ModelGraph, values: string, prefix: string, activation: Activation): string {
  return dense(graph, activate(graph, dense(graph, values, `${prefix}.c_fc`), activation), `${prefix}.c_proj`);
}

/** [batch, length, heads * size] to [batch, heads, length, size]. */
export function splitHeads(graph: ModelGraph, values: string, heads: number, size: number): string {
  return graph.transpose(graph.reshape(values, [0, 0, heads, size]), [0, 2, 1, 3]);
}

/** Query, key and value of self-attention from one matrix, split. */
export function selfAttentionHeads(graph: ModelGraph, values: string, prefix: string, heads: number, size: number): Heads {
  const parts = graph.results('Split', [dense(graph, values, `${prefix}.c_attn`)], 3, { axis: { integer: 2 }, num_outputs: { integer: 3 } });
  const [query, key, value] = parts.map((part) => splitHeads(graph, part, heads, size)) as [string, string, string];
  return { query, key, value };
}

export interface Heads {
  readonly query: string;
  readonly key: string;
  readonly value: string;
}

/** Attention of split heads, back in [batch, length, width]. `bias` is added to the scores [batch, heads, length, total]. */
export function attend(graph: ModelGraph, { query, key, value }: Heads, bias: string, scale: number, width: number): string {
  const scaled = scale === 1 ? query : graph.node('Mul', [query, graph.numbers([scale])]);
  const scores = graph.node('MatMul', [scaled, graph.transpose(key, [0, 1, 3, 2])]);
  const weights = graph.node('Softmax', [graph.node('Add', [scores, bias])], { axis: { integer: 3 } });
  return graph.reshape(graph.transpose(graph.node('MatMul', [weights, value]), [0, 2, 1, 3]), [0, 0, width]);
}

/** Puts new keys or values behind those of the cache. */
export function behind(graph: ModelGraph, past: string, fresh: string): string {
  return graph.node('Concat', [past, fresh], { axis: { integer: 2 } });
}

/** The columns of `attention_mask` [batch, total] that may be looked at, as truth values [batch, 1, 1, total]. */
export function visible(graph: ModelGraph, mask: string): string {
  return graph.node('Cast', [graph.node('Unsqueeze', [mask, graph.sizes([1, 2])])], { to: { integer: elementTypes.bool } });
}

/** Zero where `allowed`, far below elsewhere. */
export function scoreBias(graph: ModelGraph, allowed: string): string {
  return graph.node('Where', [allowed, graph.numbers([0]), graph.numbers([farBelow])]);
}

/** The places of `count` tokens after `past`, as a list: past, past + 1, ... Both counts are lists of one. */
export function places(graph: ModelGraph, past: string, count: string): string {
  const scalar = (size: string) => graph.node('Squeeze', [size, graph.sizes([0])]);
  const first = scalar(past);
  return graph.node('Range', [first, graph.node('Add', [first, scalar(count)]), scalar(graph.sizes([1]))]);
}

/** Key place minus query place, [queries, keys]. */
export function distances(graph: ModelGraph, queries: string, keys: string): string {
  return graph.node('Sub', [graph.node('Unsqueeze', [keys, graph.sizes([0])]), graph.node('Unsqueeze', [queries, graph.sizes([1])])]);
}

/** The last `count` places of values [batch, length, width], all of them where it is 0; `count` is a scalar. */
export function lastPlaces(graph: ModelGraph, values: string, count: string): string {
  const from = graph.node('Neg', [graph.node('Unsqueeze', [count, graph.sizes([0])])]);
  return graph.node('Slice', [values, from, graph.sizes([2 ** 31]), graph.sizes([1])]);
}

/** The rows of a table of embeddings. */
export function embed(graph: ModelGraph, ids: string, prefix: string): string {
  return graph.node('Gather', [graph.weight(`${prefix}.weight`), ids]);
}

/** Logits: the product with the transposed table of embeddings [vocabulary, width]. */
export function unembed(graph: ModelGraph, values: string, prefix: string): string {
  const [vocabulary, width] = graph.weightOf(`${prefix}.weight`).shape as [number, number];
  const rows = graph.reshape(values, [-1, width]);
  const logits = graph.node('Gemm', [rows, graph.weight(`${prefix}.weight`)], { transB: { integer: 1 } });
  const shape = graph.node('Concat', [graph.node('Shape', [values], { start: { integer: 0 }, end: { integer: 2 } }), graph.sizes([vocabulary])], { axis: { integer: 0 } });
  return graph.node('Reshape', [logits, shape]);
}
