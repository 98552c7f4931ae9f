/** VAEs for tests: the shipped one with changes, and one so small that the reference engine trains it. */
import { vaeTemplate } from '../../../../src/nodes/templates/vae';
import type { GraphDocument, Json, NodeId } from '../../../../src/runtime/graph/document';
import { layer, tinyData, withParams } from './documents';

type Params = Record<string, Json>;

/** The shipped VAE with fresh weights and other parameters, by node. */
export function vae(params: Record<NodeId, Params> = {}): GraphDocument {
  return withParams(vaeTemplate, { ...params, trainer: { checkpoint: '', ...params.trainer } });
}

/** Pictures of 4x4, latents of 2, batches of 8. */
export function tinyVae(params: Record<NodeId, Params> = {}): GraphDocument {
  const small = vae({
    digits: { source: tinyData, samples: 4 },
    noise: { samples: 4 },
    encoder: { layers: [layer('flatten'), layer('dense', { units: 6 }), layer('tanh')] },
    decoder: { layers: [layer('dense', { units: 6 }), layer('tanh'), layer('dense', { units: 16 }), layer('reshape', { shape: '4x4x1' })] },
    trainer: { batch: 8, steps: 20 },
  });
  return withParams(small, params);
}
