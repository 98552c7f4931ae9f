/** The language models that nodes start with, and where they compute. */
import type { ParamSpec, Params } from '../define';
import type { ModelChoice, TextDevice } from '../../runtime/text/textEngine';

/** Continues fairy tales. */
export const storyteller = 'built-in:latentloom/storyteller';

/** Finds words that are missing, and gives texts a place among others. */
export const wordfinder = 'built-in:latentloom/wordfinder';
/** Numbers that it gives for each text. */
export const wordfinderSize = 128;

/** Summarises and punctuates. */
export const rewriter = 'built-in:latentloom/rewriter';

const devices: readonly TextDevice[] = ['auto', 'wasm', 'webgpu'];

export const deviceParam: ParamSpec = { kind: 'choice', default: 'auto', options: devices };

/** The model that a node's parameters name. */
export function modelChoice({ model, device = 'auto' }: Params): ModelChoice {
  return { model: String(model), device: device as TextDevice };
}
