/** Apply Network: the weights of another node's network on other inputs. */
import { type Shape, shapeOf, typeOfShape } from '../../../runtime/graph/portTypes';
import { describeShape, fits } from '../../../runtime/graph/unify';
import { error } from '../../../runtime/graph/problems';
import type { Value } from '../../../runtime/tensor/program';
import { defineNode } from '../../define';
import { port } from '../../ports';
import { conditionOf } from '../infer';

/** What a network is told, in words that fit into a sentence. */
const describeCondition = (condition: Shape | null) => (condition === null ? 'nothing' : condition.length === 0 ? 'labels' : describeShape(condition));

export const node = defineNode({
  type: 'apply-network',
  version: 1,
  category: 'networks',
  icon: 'Share2',
  inputs: { network: { type: port.network() }, input: { type: port.example() }, condition: { type: port.condition(), optional: true } },
  outputs: { output: { type: port.tensor() } },
  params: {},
  infer({ network, input, condition }) {
    if (network?.kind !== 'network') return { outputs: { output: port.tensor() }, problems: [] };
    const given = input ? shapeOf(input) : null;
    const takesText = network.reads === 'text';
    const misfit = input && (takesText ? input.kind !== 'text' : input.kind === 'text' || (given && network.in && !fits(network.in, given)));
    const problems = misfit
      ? [error('network-input-misfit', { port: 'input', values: { expected: takesText ? 'text' : describeShape(network.in), given: input.kind === 'text' ? 'text' : describeShape(given) } })]
      : [];
    const told = conditionOf(condition);
    if (network.condition && !(told && fits(network.condition, told))) {
      problems.push(error('network-condition-misfit', { port: 'condition', values: { expected: describeCondition(network.condition), given: describeCondition(told) } }));
    }
    return { outputs: { output: typeOfShape(network.out) }, problems };
  },
  lower({ input, applyNetwork }): Record<string, Value> {
    const value = input('input');
    return value ? { output: applyNetwork(value, 'network') } : {};
  },
});
