/** Decoder: a network from latents to pictures. Its layers give logits, which losses want; pictures are their sigmoid. */
import { type PortType, shapeOf } from '../../../runtime/graph/portTypes';
import { sigmoid } from '../../../runtime/tensor/operations';
import type { Value } from '../../../runtime/tensor/program';
import { defineNode } from '../../define';
import { port } from '../../ports';
import { inferNetwork } from '../infer';
import { layersOf } from '../layersOf';
import { conditionalDecoder, convolutionalDecoder, denseDecoder, promptedDecoder, residualDecoder, tinyDecoder } from '../presets';

const anyLatent: PortType = port.latent();

export const node = defineNode({
  type: 'decoder',
  version: 1,
  category: 'networks',
  icon: 'Expand',
  inputs: { latent: { type: anyLatent }, condition: { type: port.condition(), optional: true } },
  outputs: { images: { type: port.image() }, logits: { type: port.image() }, network: { type: port.network() } },
  params: {
    layers: {
      kind: 'layers',
      default: denseDecoder,
      presets: { dense: denseDecoder, convolutional: convolutionalDecoder, residual: residualDecoder, conditional: conditionalDecoder, prompted: promptedDecoder, tiny: tinyDecoder },
    },
    seed: { kind: 'seed', default: 2 },
  },
  ownsNetwork: 'latent',
  applied: sigmoid,
  infer({ latent = anyLatent, condition }, params) {
    const input = shapeOf(latent) ?? ['D'];
    const { type, network, problems } = inferNetwork(layersOf(params), input, condition);
    return { outputs: { images: type, logits: type, network }, problems };
  },
  lower({ builder, input, applyNetwork }): Record<string, Value> {
    const latent = input('latent');
    if (!latent) return {};
    const logits = applyNetwork(latent);
    return { images: sigmoid(builder, logits), logits };
  },
});
