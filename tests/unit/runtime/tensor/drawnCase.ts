/** A drawn network with branches, a skip, a gate and a residual as an example: its result, and its gradients by input and weights. */
import { drawnLayers } from '../../../../src/nodes/networks/drawing/drawing';
import { lowerNetwork, networkWeights } from '../../../../src/nodes/networks/network';
import { drawing } from '../../nodes/networks/drawings';
import type { CaseInput, OpCase } from './opCase';

const layers = drawnLayers(drawing(
  {
    first: ['conv2d', { filters: 3 }],
    wide: ['conv2d', { filters: 2, kernel: 3 }],
    narrow: ['conv2d', { filters: 1, kernel: 1 }],
    joined: 'concatenate',
    sum: 'add',
    flat: 'flatten',
    row: ['dense', { units: 3 }],
    gate: 'sigmoid',
    scaled: 'multiply',
    around: 'residual',
  },
  'input > first', 'first > wide', 'first > narrow', 'wide > joined', 'narrow > joined.second', 'joined > sum', 'first > sum.second',
  'input > flat', 'flat > row', 'row > gate', 'sum > scaled', 'gate > scaled.second', 'scaled > around', 'input > around.skip', 'around > output',
));

const network = { layers, input: [4, 4, 2], seed: 0 };
const weights = networkWeights(network);
const real = (...shape: number[]): CaseInput => ({ shape, low: -1, high: 1 });

export const drawnCase: OpCase = {
  name: 'a drawn network with branches',
  inputs: [real(2, 4, 4, 2), ...weights.map(({ shape }) => real(...shape))],
  build: (builder, [input, ...values]) =>
    lowerNetwork(network, {
      builder,
      training: true,
      weight: (name) => values[weights.findIndex((weight) => weight.name === name)]!,
      update: () => {},
      uniform: () => {
        throw new Error('No layer here draws numbers');
      },
    }, input!),
};
