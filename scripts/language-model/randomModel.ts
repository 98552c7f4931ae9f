/** A model of GPT-2's smallest shape with random weights: what speed is measured on when none is downloaded. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../lib/packages.mjs';
import { encodeGpt2 } from './onnx/gpt2';
import { randomGpt2Weights } from './onnx/weights';

const shape = { n_layer: 12, n_head: 12, n_embd: 768, n_positions: 1024, vocab_size: 50257, layer_norm_epsilon: 1e-5, activation_function: 'gelu_new' as const };

const tokenizerSource = 'public/models/latentloom/storyteller';

interface TokenizerFile {
  readonly model: { readonly vocab: Readonly<Record<string, number>> };
}

/** Writes the model (about 125 MB, in the hub's layout) to `folder`. Equal seeds give equal bytes. */
export async function writeRandomGpt2(folder: string, seed: number): Promise<void> {
  const read = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(root, tokenizerSource, file), 'utf8'));
  const tokenizer = (await read('tokenizer.json')) as TokenizerFile;
  const end = tokenizer.model.vocab['<|endoftext|>']!;
  const files = {
    'config.json': { model_type: 'gpt2', architectures: ['GPT2LMHeadModel'], ...shape, n_ctx: shape.n_positions, bos_token_id: end, eos_token_id: end },
    'generation_config.json': { bos_token_id: end, eos_token_id: end, pad_token_id: end },
    'tokenizer_config.json': { ...(await read('tokenizer_config.json') as object), model_max_length: shape.n_positions },
    'tokenizer.json': { ...tokenizer, model: { ...tokenizer.model, vocab: filledUp(tokenizer.model.vocab) } },
  };
  await mkdir(join(folder, 'onnx'), { recursive: true });
  for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), JSON.stringify(content));
  await writeFile(join(folder, 'onnx/model.onnx'), encodeGpt2(randomGpt2Weights(shape, seed), shape));
}

/** Tokens that no text has, so that every id can be read. */
function filledUp(vocabulary: Readonly<Record<string, number>>): Record<string, number> {
  const known = Object.keys(vocabulary).length;
  const more = Array.from({ length: shape.vocab_size - known }, (_, i) => [`Ġword${known + i}`, known + i]);
  return { ...vocabulary, ...Object.fromEntries(more) };
}
