/** Network: layers of any kind between any two places of a graph. */
import { type PortType, shapeOf } from '../../../runtime/graph/portTypes';
import type { Value } from '../../../runtime/tensor/program';
import { defineNode } from '../../define';
import { port } from '../../ports';
import { inferNetwork } from '../infer';
import { layersOf } from '../layersOf';
import { perceptron } from '../presets';

const anyTensor: PortType = port.tensor();

export const node = defineNode({
  type: 'network',
  version: 1,
  category: 'networks',
  icon: 'Workflow',
  inputs: { input: { type: anyTensor }, condition: { type: port.condition(), optional: true } },
  outputs: { output: { type: anyTensor }, network: { type: port.network() } },
  params: {
    layers: { kind: 'layers', default: perceptron, presets: { perceptron, empty: [] } },
    seed: { kind: 'seed', default: 4 },
  },
  ownsNetwork: 'input',
  infer({ input = anyTensor, condition }, params) {
    const { type, network, problems } = inferNetwork(layersOf(params), shapeOf(input), condition);
    return { outputs: { output: type, network }, problems };
  },
  lower({ input, applyNetwork }): Record<string, Value> {
    const value = input('input');
    return value ? { output: applyNetwork(value) } : {};
  },
});
