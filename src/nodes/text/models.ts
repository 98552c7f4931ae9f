/** The language models that nodes start with, and where they compute. */
import type { ParamSpec, Params } from '../define';
import type { ModelChoice, TextDevice } from '../../runtime/text/textEngine';

/** Trained by this project; continues fairy tales. */
export const storyteller = 'built-in:latentloom/storyteller';

/** At test size: they fill gaps in the same tales. */
export const maskFiller = 'built-in:latentloom/mask-filler';
export const rewriter = 'built-in:latentloom/rewriter';
export const embedder = 'built-in:latentloom/embedder';

const devices: readonly TextDevice[] = ['auto', 'wasm', 'webgpu'];

export const deviceParam: ParamSpec = { kind: 'choice', default: 'auto', options: devices };

/** The model that a node's parameters name. */
export function modelChoice({ model, device = 'auto' }: Params): ModelChoice {
  return { model: String(model), device: device as TextDevice };
}
