/**
 * Encoder: a network from pictures to a normal distribution over latents. After its layers, the trunk,
 * one Dense gives both heads side by side: the means, then the log-variances.
 */
import { type PortType, shapeOf } from '../../../runtime/graph/portTypes';
import type { ProgramBuilder } from '../../../runtime/tensor/builder';
import { clamp } from '../../../runtime/tensor/composites';
import { slice } from '../../../runtime/tensor/operations';
import type { Value } from '../../../runtime/tensor/program';
import { type LayerSpec, type Params, defineNode } from '../../define';
import { port } from '../../ports';
import { inferNetwork } from '../infer';
import { layersBefore } from '../layersOf';
import { conditionalEncoder, convolutionalEncoder, denseEncoder, promptedEncoder, tinyEncoder } from '../presets';

const anyImage: PortType = port.image();

/** Log-variances keep within these bounds, so that their exponential stays finite. */
const bounds = [-10, 10] as const;

function allLayers(params: Params): readonly LayerSpec[] {
  return layersBefore(params, { kind: 'dense', params: { units: 2 * Number(params.latent) } });
}

/** Half of the heads `[batch, 2 * latent]`: the first, the means, or the second. */
function head(b: ProgramBuilder, heads: Value, index: 0 | 1): Value {
  const [batch = 1, both = 2] = heads.shape;
  return slice(b, heads, [0, (index * both) / 2], [batch, both / 2]);
}

export const node = defineNode({
  type: 'encoder',
  version: 1,
  category: 'networks',
  icon: 'Shrink',
  inputs: { images: { type: anyImage }, condition: { type: port.condition(), optional: true } },
  outputs: { mean: { type: port.latent() }, logVariance: { type: port.latent() }, network: { type: port.network() } },
  params: {
    latent: { kind: 'integer', default: 2, min: 1, max: 1024, primary: true },
    layers: {
      kind: 'layers',
      default: denseEncoder,
      presets: { dense: denseEncoder, convolutional: convolutionalEncoder, conditional: conditionalEncoder, prompted: promptedEncoder, tiny: tinyEncoder },
    },
    seed: { kind: 'seed', default: 1 },
  },
  ownsNetwork: 'images',
  networkLayers: allLayers,
  applied: (builder, output) => head(builder, output, 0),
  infer({ images = anyImage, condition }, params) {
    const input = shapeOf(images) ?? ['H', 'W', 'C'];
    const latent = Number(params.latent);
    const { network, problems } = inferNetwork(allLayers(params), input, condition);
    // Applied elsewhere, the network gives the means alone.
    return { outputs: { mean: port.latent(latent), logVariance: port.latent(latent), network: { ...network, out: [latent] } }, problems };
  },
  lower({ builder, input, applyNetwork }): Record<string, Value> {
    const images = input('images');
    if (!images) return {};
    const heads = applyNetwork(images);
    return { mean: head(builder, heads, 0), logVariance: clamp(builder, head(builder, heads, 1), ...bounds) };
  },
});
