/** Generator: a network from latents to pictures. */
import { type PortType, shapeOf } from '../../../runtime/graph/portTypes';
import type { Value } from '../../../runtime/tensor/program';
import { defineNode } from '../../define';
import { port } from '../../ports';
import { inferNetwork } from '../infer';
import { layersOf } from '../layersOf';
import { conditionalConvolutionalGenerator, conditionalGenerator, convolutionalGenerator, deepGenerator, denseGenerator, smallConvolutionalGenerator, tinyGenerator } from '../presets';

const anyLatent: PortType = port.latent();

export const node = defineNode({
  type: 'generator',
  version: 1,
  category: 'networks',
  icon: 'WandSparkles',
  inputs: { latent: { type: anyLatent }, condition: { type: port.condition(), optional: true } },
  outputs: { images: { type: port.image() }, network: { type: port.network() } },
  params: {
    layers: {
      kind: 'layers',
      default: denseGenerator,
      presets: {
        dense: denseGenerator,
        deep: deepGenerator,
        dcgan: convolutionalGenerator,
        smallDcgan: smallConvolutionalGenerator,
        conditional: conditionalGenerator,
        conditionalDcgan: conditionalConvolutionalGenerator,
        tiny: tinyGenerator,
      },
    },
    seed: { kind: 'seed', default: 1 },
  },
  ownsNetwork: 'latent',
  infer({ latent = anyLatent, condition }, params) {
    const input = shapeOf(latent) ?? ['D'];
    const { type, network, problems } = inferNetwork(layersOf(params), input, condition);
    return { outputs: { images: type, network }, problems };
  },
  lower({ input, applyNetwork }): Record<string, Value> {
    const latent = input('latent');
    return latent ? { images: applyNetwork(latent) } : {};
  },
});
