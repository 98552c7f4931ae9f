/** Condition Encoder: a network that turns labels, or rows of numbers, into what other networks are told. */
import { type PortType, shapeOf } from '../../../runtime/graph/portTypes';
import type { Value } from '../../../runtime/tensor/program';
import { type LayerSpec, defineNode } from '../../define';
import { port } from '../../ports';
import { inferNetwork } from '../infer';
import { layersOf } from '../layersOf';

const layer = (kind: string, params: LayerSpec['params'] = {}): LayerSpec => ({ kind, params });

/** A learned vector for each of ten classes. */
const classes: readonly LayerSpec[] = [layer('embedding', { rows: 10, size: 16 })];

/** For numbers such as the attributes of Stroke Digits. */
const numbers: readonly LayerSpec[] = [layer('dense', { units: 32 }), layer('relu'), layer('dense', { units: 16 })];

const anyCondition: PortType = port.condition();

export const node = defineNode({
  type: 'condition-encoder',
  version: 1,
  category: 'networks',
  icon: 'Tag',
  inputs: { input: { type: anyCondition } },
  outputs: { condition: { type: port.tensor(['E']) }, network: { type: port.network() } },
  params: {
    layers: { kind: 'layers', default: classes, presets: { classes, numbers } },
    seed: { kind: 'seed', default: 3 },
  },
  ownsNetwork: 'input',
  infer({ input = anyCondition }, params) {
    const given = shapeOf(input) ?? [];
    const { type, network, problems } = inferNetwork(layersOf(params), given);
    return { outputs: { condition: type, network }, problems };
  },
  lower({ input, applyNetwork }): Record<string, Value> {
    const value = input('input');
    return value ? { condition: applyNetwork(value) } : {};
  },
});
