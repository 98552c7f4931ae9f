/** Models for tests, put into this browser's storage as if a person had brought them. */
import type { PickedFile } from '../../../src/runtime/protocol';
import type { GenerationRequest } from '../../../src/runtime/text/textEngine';
import { importPickedModel } from '../../../src/runtime/worker/models/imports';

/** Keeps a model's folder. @returns its reference */
export async function keepModel(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): Promise<string> {
  const picked = [...files].map(([path, bytes]): PickedFile => ({ name: `tiny/${path}`, bytes }));
  const kept = await importPickedModel(picked);
  if ('problems' in kept) throw new Error(JSON.stringify(kept.problems));
  return kept.reference;
}

/** A greedy request for one sequence. */
export function greedy(model: string, prompt: string, more: Partial<GenerationRequest> = {}): GenerationRequest {
  return { model, device: 'wasm', prompts: [{ text: prompt }], maxLength: 20, sequences: 1, sampling: null, repetitionPenalty: 1, seed: 1, stop: [], alternatives: 0, ...more };
}
