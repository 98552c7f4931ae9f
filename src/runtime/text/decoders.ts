/** Batches in progress on a model: decoders that continue a prompt, and decoders that answer an encoder. */
import { Tensor } from '@huggingface/transformers';
import type { Decoding } from './decoding/generate';
import { type RawTensor, type Tensors, cachePrefix, decoderStep, idTensor } from './modelSession';
import type { OpenModel } from './modelShelf';

/** Continues prompts of different lengths: padded on the left, the padding masked, positions counted from the first token. */
export function continuing({ session: model, padding, context }: OpenModel, prompts: readonly (readonly number[])[]): Decoding {
  const longest = prompts.reduce((most, { length }) => Math.max(most, length), 0);
  const holes = prompts.map(({ length }) => longest - length);
  const step = decoderStep(model);
  const cache = new Cache<RawTensor>();
  const inputs = (rows: readonly (readonly number[])[], positions: readonly (readonly number[])[], total: number) => ({
    input_ids: idTensor(rows),
    attention_mask: maskTensor(holes, total),
    position_ids: idTensor(positions),
  });
  let added = 0;
  return {
    async start() {
      const rows = prompts.map((ids, row) => [...Array<number>(holes[row]!).fill(padding), ...ids]);
      // What transformers gives masked positions is 1; they are never looked at.
      const positions = rows.map((ids, row) => ids.map((_, at) => (at < holes[row]! ? 1 : at - holes[row]!)));
      return lastLogits(cache.take(await step(inputs(rows, positions, longest), null)));
    },
    async next(tokens) {
      // Rows that have ended stay at the last position that there is.
      const positions = prompts.map(({ length }) => [Math.min(length + added, context - 1)]);
      added += 1;
      return lastLogits(cache.take(await step(inputs(tokens.map((token) => [token]), positions, longest + added), cache.past)));
    },
    close: () => cache.free(),
  };
}

/** Answers texts: the encoder reads them once, padded on the right; the decoder begins with `begin`. */
export function answering({ session: model, padding, begin }: OpenModel, texts: readonly (readonly number[])[]): Decoding {
  const longest = texts.reduce((most, { length }) => Math.max(most, length), 0);
  const input_ids = idTensor(texts.map((ids) => [...ids, ...Array<number>(longest - ids.length).fill(padding)]));
  const attention_mask = idTensor(texts.map(({ length }) => Array.from({ length: longest }, (_, at) => (at < length ? 1 : 0))));
  const cache = new Cache<Tensor>();
  let encoder_outputs: Tensor | undefined;
  const run = async (tokens: readonly number[]): Promise<Float32Array[]> => {
    encoder_outputs ??= (await model['_encode_input']('model', { input_ids, attention_mask }, 'last_hidden_state')) as Tensor;
    const decoder_input_ids = idTensor(tokens.map((token) => [token]));
    return lastLogits(cache.take((await model.forward({ attention_mask, decoder_input_ids, encoder_outputs, past_key_values: cache.past })) as Tensors));
  };
  return { start: () => run(texts.map(() => begin)), next: run, close: () => cache.free() };
}

/** A tensor, wherever it lies. */
interface Located {
  readonly location: string;
  dispose(): void;
}

/** Keys and values of the tokens so far. */
class Cache<Kept extends Located> {
  past: Record<string, Kept> | null = null;

  /** Keeps what a step adds, frees what it replaces. @returns the step's logits */
  take({ logits, ...outputs }: Readonly<Record<string, Kept>>): Kept {
    const past: Record<string, Kept> = {};
    for (const [name, tensor] of Object.entries(outputs)) {
      if (!name.startsWith('present')) continue;
      const key = name.replace('present', cachePrefix);
      const before = this.past?.[key];
      // What the decoder looks at in the encoder's output never changes; later steps give nothing of use for it.
      const constant = before !== undefined && name.includes('encoder');
      past[key] = constant ? before : tensor;
      release(constant ? tensor : before);
    }
    if (Object.keys(past).length === 0) throw new Error('The model keeps no keys and values of earlier tokens');
    this.past = past;
    return logits!;
  }

  async free(): Promise<void> {
    for (const tensor of Object.values(this.past ?? {})) release(tensor);
    this.past = null;
  }
}

/** Ones but for so many zeros at the beginning of each row. */
function maskTensor(holes: readonly number[], length: number): Tensor {
  const mask = new BigInt64Array(holes.length * length).fill(1n);
  for (const [row, hole] of holes.entries()) mask.fill(0n, row * length, row * length + hole);
  return new Tensor('int64', mask, [holes.length, length]);
}

/** Memory of a graphics card is not collected by itself. */
function release(tensor: Located | undefined): void {
  if (tensor?.location === 'gpu-buffer') tensor.dispose();
}

/** The logits after the last token of each row, from `[batch, sequence, vocabulary]`. */
function lastLogits(logits: Tensor | RawTensor): Float32Array[] {
  const [batch = 0, length = 0, vocabulary = 0] = logits.dims;
  const data = (logits.type === 'float32' ? logits : new Tensor(logits as RawTensor).to('float32')).data as Float32Array;
  return Array.from({ length: batch }, (_, row) => data.subarray(((row + 1) * length - 1) * vocabulary, (row + 1) * length * vocabulary));
}
