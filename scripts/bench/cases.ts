/** What is compared with what, and where. */
import type { Contestant } from '../../src/benchmark/protocol';
import { type ModelName, recipeAt, type Scale } from '../../src/benchmark/recipes';
import type { TextBenchmark } from '../../src/benchmark/text/protocol';
import type { DeviceKind } from '../../src/runtime/engines/engine';
import { gpt2Small } from './gpt2Small';

export interface Case {
  readonly name: string;
  readonly model: ModelName;
  /** Where ours and TensorFlow.js run. */
  readonly place: 'browser' | 'node';
  readonly device: DeviceKind;
  readonly peers: readonly Peer[];
  readonly needsCard?: boolean;
}

/** `ours_wide` is ours in a browser that joins vectors; `pytorch` is native, on the processor; `pytorch_cuda` on the graphics card. */
export type Peer = Exclude<Contestant, 'ours'> | 'ours_wide' | 'pytorch' | 'pytorch_cuda';

/** `needsCard`: without a graphics card it takes minutes, and is measured only where it is asked for by name. */
export const cases: readonly Case[] = [
  { name: 'gan_step', model: 'gan', place: 'browser', device: 'wasm', peers: ['ours_wide', 'tfjs', 'pytorch'] },
  { name: 'vae_step', model: 'vae', place: 'browser', device: 'wasm', peers: ['ours_wide', 'tfjs', 'pytorch'] },
  { name: 'dcgan_step', model: 'dcgan', place: 'browser', device: 'wasm', peers: ['ours_wide', 'tfjs', 'pytorch'] },
  { name: 'gan_step_node', model: 'gan', place: 'node', device: 'wasm', peers: ['tfjs', 'pytorch'] },
  { name: 'vae_step_node', model: 'vae', place: 'node', device: 'wasm', peers: ['tfjs', 'pytorch'] },
  { name: 'gan_step_webgpu', model: 'gan', place: 'browser', device: 'webgpu', peers: ['ours_half', 'tfjs', 'pytorch_cuda'] },
  { name: 'gan_step_dawn', model: 'gan', place: 'node', device: 'webgpu', peers: ['ours_half', 'tfjs', 'pytorch_cuda'], needsCard: true },
  { name: 'vae_step_dawn', model: 'vae', place: 'node', device: 'webgpu', peers: ['ours_half', 'tfjs', 'pytorch_cuda'], needsCard: true },
  { name: 'dcgan_step_dawn', model: 'dcgan', place: 'node', device: 'webgpu', peers: ['ours_half', 'tfjs', 'pytorch_cuda'], needsCard: true },
];

const prompt = 'Artificial Intelligence is revolutionizing the way we create content. The future of';
const storyteller = 'latentloom/storyteller';

/** Continuations of a text: ms for each token after the first, and under the name with `_first` ms to the first one. */
export const textCases: readonly (TextBenchmark & { readonly name: string; readonly needsCard?: boolean })[] = [
  { name: 'text_storyteller_wasm', model: storyteller, device: 'wasm', prompt, tokens: 64, rounds: 9 },
  { name: 'text_storyteller_webgpu', model: storyteller, device: 'webgpu', prompt: 'The wolf', tokens: 16, rounds: 3, needsCard: true },
  { name: 'text_gpt2small_wasm', model: gpt2Small, device: 'wasm', prompt: prompt.slice(0, 25), tokens: 48, rounds: 4 },
  { name: 'text_gpt2small_webgpu', model: gpt2Small, device: 'webgpu', prompt: prompt.slice(0, 25), tokens: 3, rounds: 3, needsCard: true },
];

/** The cases that count what one step asks of WebGPU, instead of timing it. They are taken together. */
export const countCases = ['gan_dispatches', 'gan_submits_per_step', 'gan_encode_ms'] as const;

/** The first line that a PyTorch peer reads. */
export const pytorchRequest = (model: ModelName, peer: Peer, scale?: Scale) => ({ ...recipeAt(model, scale), device: peer === 'pytorch_cuda' ? 'cuda' : 'cpu' });
