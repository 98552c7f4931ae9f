/** Discriminator: a network from pictures to one logit each, the same weights for real and fake ones. */
import { type PortType, shapeOf } from '../../../runtime/graph/portTypes';
import { defineNode } from '../../define';
import { port } from '../../ports';
import { inferNetwork } from '../infer';
import { layersOf } from '../layersOf';
import {
  conditionalConvolutionalDiscriminator,
  conditionalDiscriminator,
  convolutionalDiscriminator,
  critic,
  deepDiscriminator,
  denseDiscriminator,
  tinyDiscriminator,
} from '../presets';

const anyImage: PortType = port.image();

export const node = defineNode({
  type: 'discriminator',
  version: 1,
  category: 'networks',
  icon: 'ScanSearch',
  inputs: { real: { type: anyImage }, fake: { type: anyImage, optional: true }, condition: { type: port.condition(), optional: true } },
  outputs: {
    realLogits: { type: port.tensor([1]) },
    fakeLogits: { type: port.tensor([1]) },
    network: { type: port.network() },
  },
  params: {
    layers: {
      kind: 'layers',
      default: denseDiscriminator,
      presets: {
        dense: denseDiscriminator,
        deep: deepDiscriminator,
        dcgan: convolutionalDiscriminator,
        conditional: conditionalDiscriminator,
        conditionalDcgan: conditionalConvolutionalDiscriminator,
        critic,
        tiny: tinyDiscriminator,
      },
    },
    seed: { kind: 'seed', default: 2 },
  },
  ownsNetwork: 'real',
  infer({ real, fake, condition }, params) {
    const input = shapeOf(real ?? fake ?? anyImage) ?? ['H', 'W', 'C'];
    const { type, network, problems } = inferNetwork(layersOf(params), input, condition);
    return { outputs: { realLogits: type, fakeLogits: type, network }, problems };
  },
  lower({ input, applyNetwork }) {
    const real = input('real');
    const fake = input('fake');
    return {
      ...(real && { realLogits: applyNetwork(real) }),
      ...(fake && { fakeLogits: applyNetwork(fake) }),
    };
  },
});
