/** Weights of a trained model, or random ones of the same shapes, as the graph builders take them. */
import { CounterRandom } from '../../../src/runtime/tensor/random';
import { decodeSafetensors } from '../../../src/runtime/tensor/safetensors';
import type { Gpt2Config } from './gpt2';
import type { Weight, Weights } from './modelGraph';

/** Of all matrices of GPT-2, before it is trained. */
const startingDeviation = 0.02;

/** Reads a safetensors file of 32-bit numbers. @throws SafetensorsError */
export function weightsFrom(file: ArrayBuffer): Weights {
  const { tensors } = decodeSafetensors(file);
  return Object.fromEntries(Object.entries(tensors).map(([name, { shape, data }]) => [name, { shape, data: Float32Array.from(data) }]));
}

/** Weights of GPT-2 as at the start of training. */
export function randomGpt2Weights(config: Gpt2Config, seed: number): Weights {
  const { n_layer: layers, n_embd: width, n_positions: context, vocab_size: vocabulary } = config;
  const random = new CounterRandom(seed);
  // Drawn from as many normal numbers as there are 16-bit words: a hundred million fresh ones would take a minute.
  const drawn = Float32Array.from({ length: 2 ** 16 }, () => startingDeviation * random.normal());
  const normal = (...shape: number[]): Weight => {
    const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
    for (let i = 0; i < data.length; i++) data[i] = drawn[random.word() & 0xffff]!;
    return { shape, data };
  };
  const filled = (value: number, size: number): Weight => ({ shape: [size], data: new Float32Array(size).fill(value) });
  const dense = (name: string, inputs: number, outputs: number) => ({ [`${name}.weight`]: normal(inputs, outputs), [`${name}.bias`]: filled(0, outputs) });
  const norm = (name: string) => ({ [`${name}.weight`]: filled(1, width), [`${name}.bias`]: filled(0, width) });
  const block = (name: string) => ({
    ...norm(`${name}.ln_1`),
    ...dense(`${name}.attn.c_attn`, width, 3 * width),
    ...dense(`${name}.attn.c_proj`, width, width),
    ...norm(`${name}.ln_2`),
    ...dense(`${name}.mlp.c_fc`, width, 4 * width),
    ...dense(`${name}.mlp.c_proj`, 4 * width, width),
  });
  const blocks = Array.from({ length: layers }, (_, layer) => block(`h.${layer}`));
  return Object.assign({ 'wte.weight': normal(vocabulary, width), 'wpe.weight': normal(context, width) }, ...blocks, norm('ln_f')) as Weights;
}
