/** What is compared with what, and where. */
import { type ModelName, recipes } from '../../src/benchmark/recipes';
import type { DeviceKind } from '../../src/runtime/engines/engine';

export interface Case {
  readonly name: string;
  readonly model: ModelName;
  /** Where ours and TensorFlow.js run. */
  readonly place: 'browser' | 'node';
  readonly device: DeviceKind;
  readonly peers: readonly Peer[];
}

/** `pytorch` is native, on the processor; `pytorch_cuda` on the graphics card. */
export type Peer = 'tfjs' | 'pytorch' | 'pytorch_cuda';

export const cases: readonly Case[] = [
  { name: 'gan_step', model: 'gan', place: 'browser', device: 'wasm', peers: ['tfjs', 'pytorch'] },
  { name: 'vae_step', model: 'vae', place: 'browser', device: 'wasm', peers: ['tfjs', 'pytorch'] },
  { name: 'dcgan_step', model: 'dcgan', place: 'browser', device: 'wasm', peers: ['tfjs', 'pytorch'] },
  { name: 'gan_step_node', model: 'gan', place: 'node', device: 'wasm', peers: ['tfjs', 'pytorch'] },
  { name: 'gan_step_webgpu', model: 'gan', place: 'browser', device: 'webgpu', peers: ['tfjs', 'pytorch_cuda'] },
];

/** The cases that count what one step asks of WebGPU, instead of timing it. They are taken together. */
export const countCases = ['gan_dispatches', 'gan_submits_per_step', 'gan_encode_ms'] as const;

/** The first line that a PyTorch peer reads. */
export const pytorchRequest = (model: ModelName, peer: Peer) => ({ ...recipes[model], device: peer === 'pytorch_cuda' ? 'cuda' : 'cpu' });
