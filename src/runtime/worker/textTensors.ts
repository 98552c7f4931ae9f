/** Texts where tensors are computed: the numbers of their words, `[texts, CAPTION_LENGTH]`. */
import { CAPTION_LENGTH, decodeWords, encodeWords } from '../data/captions/vocabulary';
import type { PortType } from '../graph/portTypes';
import { type NodeValues, type TensorValue, tensorValue, tensorsOf, textValue } from '../graph/values';

/** Tensors by port, with texts as word numbers. */
export function asTensors(values: NodeValues): Readonly<Record<string, TensorValue>> {
  const texts = Object.entries(values).flatMap(([port, value]) => (value.kind === 'text' ? [[port, wordNumbers(value.items)] as const] : []));
  return { ...tensorsOf(values), ...Object.fromEntries(texts) };
}

/** What was computed, by port; word numbers on a port for texts become texts again. */
export function fromTensors(tensors: Readonly<Record<string, TensorValue>>, types: Readonly<Record<string, PortType>> = {}): NodeValues {
  return Object.fromEntries(Object.entries(tensors).map(([port, tensor]) => [port, types[port]?.kind === 'text' ? textValue(wordTexts(tensor)) : tensor]));
}

function wordNumbers(texts: readonly string[]): TensorValue {
  const numbers = new Int32Array(texts.length * CAPTION_LENGTH);
  texts.forEach((text, row) => encodeWords(text, numbers, row * CAPTION_LENGTH));
  return tensorValue([texts.length, CAPTION_LENGTH], 'i32', numbers);
}

/** The text of each row of word numbers, `[texts, words]`. */
export function wordTexts({ shape: [rows = 0, length = 0], data }: Pick<TensorValue, 'shape' | 'data'>): string[] {
  return Array.from({ length: rows }, (_, row) => decodeWords(data.subarray(row * length, (row + 1) * length)));
}
