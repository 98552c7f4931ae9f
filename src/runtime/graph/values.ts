/** What flows between nodes while they run. Every value has a hash of its content, so that what has not changed is not computed again. */
import type { Json } from './document';
import { canonicalJson, hashNumbers, hashText } from './hash';
import type { DType } from './portTypes';
import type { GeneratedToken } from './tokens';

/** A tensor on the host, with its batch dimension. */
export interface TensorValue {
  readonly kind: 'tensor';
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly data: Float32Array | Int32Array;
  readonly hash: string;
}

/** A list of texts: several run as a batch. */
export interface TextValue {
  readonly kind: 'text';
  readonly items: readonly string[];
  readonly hash: string;
}

/** Token ids of each text, and the model whose vocabulary they are of. */
export interface TokensValue {
  readonly kind: 'tokens';
  readonly model: string;
  readonly items: readonly (readonly number[])[];
  readonly hash: string;
}

/** The generated tokens of each text with their probabilities. */
export interface ProbabilitiesValue {
  readonly kind: 'probabilities';
  readonly items: readonly (readonly GeneratedToken[])[];
  readonly hash: string;
}

export type NodeValue = TensorValue | TextValue | TokensValue | ProbabilitiesValue;

/** Values by port. Ports without a value (networks, metrics) are not among them. */
export type NodeValues = Readonly<Record<string, NodeValue>>;

/** Wraps numbers from an engine. */
export function tensorValue(shape: readonly number[], dtype: DType, data: Float32Array | Int32Array): TensorValue {
  return { kind: 'tensor', shape, dtype, data, hash: hashNumbers(data) };
}

export function textValue(items: readonly string[]): TextValue {
  return { kind: 'text', items, hash: hashOf(items) };
}

export function tokensValue(model: string, items: readonly (readonly number[])[]): TokensValue {
  return { kind: 'tokens', model, items, hash: hashOf([model, items]) };
}

export function probabilitiesValue(items: readonly (readonly GeneratedToken[])[]): ProbabilitiesValue {
  return { kind: 'probabilities', items, hash: hashOf(items.map((tokens) => [tokens.map(({ text }) => text), hashNumbers(numbersOf(tokens))])) };
}

/** What tells generated tokens apart, but for how they read. As JSON it would take as long as several tokens take to generate. */
function numbersOf(tokens: readonly GeneratedToken[]): Float32Array {
  return Float32Array.from(tokens.flatMap((token) => [token, ...token.alternatives].flatMap(({ id, probability }) => [id, probability])));
}

/** The tensors among values. */
export function tensorsOf(values: NodeValues): Readonly<Record<string, TensorValue>> {
  return Object.fromEntries(Object.entries(values).flatMap(([port, value]) => (value.kind === 'tensor' ? [[port, value] as const] : [])));
}

/** The texts among values. */
export function textsOf(values: NodeValues): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(values).flatMap(([port, value]) => (value.kind === 'text' ? [[port, value.items] as const] : [])));
}

function hashOf(content: unknown): string {
  return hashText(canonicalJson(content as Json));
}
