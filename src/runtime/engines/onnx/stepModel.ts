/**
 * One ONNX model that runs any number of steps: a Scan whose carried variables are the states. So the states cross
 * the border to the runtime once for many steps, and stay where they are in between; a step's feeds are views of what
 * came stacked.
 */
import type { Operation, Program, ValueId } from '../../tensor/program';
import { isRandom } from '../host';
import { GraphBuilder } from './graphBuilder';
import { lowerProgram } from './lowerProgram';
import { encodeModel, type NodeSpec, type TensorInfo } from './model';

/** Feeds and random numbers, which come stacked over the steps: `[steps, ...shape]`. */
export interface StackedInput {
  readonly name: string;
  readonly operation: Operation;
}

export interface StepModel {
  readonly bytes: Uint8Array;
  readonly stacked: readonly StackedInput[];
  /** States that are read, by their names in the program. */
  readonly states: readonly string[];
  /** States that the steps replace. */
  readonly carried: readonly string[];
}

/** Input with an element for each step, so that there is one even where nothing else is stacked. */
export const stepsInput = 'steps';

/** Names of the model's inputs and outputs. */
export const stateInput = (name: string): string => `state/${name}`;
export const stateOutput = (name: string): string => `next/${name}`;
export const resultOutput = (name: string): string => `result/${name}`;

const stepsDimension = 'n';

export function stepModel(program: Program): StepModel {
  const { operations, states, outputs, updates } = program;
  const carried = Object.keys(updates);
  const body = new GraphBuilder();
  const stacked = new Map<string, StackedInput>();

  const read = new Set<string>();
  const leaf = (id: ValueId): string => {
    const operation = operations[id]!;
    const name = String(operation.attributes.name);
    if (operation.op === 'state') {
      read.add(name);
      return name in updates ? `carried/${name}` : stateInput(name);
    }
    const input = isRandom(operation) ? `random/${id}` : `feed/${name}`;
    if (operation.op === 'feed' && isStepOfRandom(program, id)) return '';
    stacked.set(input, { name: input, operation });
    return `step/${input}`;
  };
  const names = lowerProgram(program, body, leaf);

  const taken = new Set<string>();
  /** A graph's output needs a name of its own, which an input's is not. */
  const resultName = (id: ValueId): string => {
    const name = names[id]!;
    const free = body.nodes.some(({ outputs: [result] }) => result === name) && !taken.has(name);
    const result = free ? name : body.node('Identity', [name]);
    taken.add(result);
    return result;
  };
  const info = (name: string, id: ValueId): TensorInfo => ({ name, type: operations[id]!.dtype, shape: operations[id]!.shape });
  const bodyOutputs = [
    ...carried.map((name) => info(resultName(updates[name]!), updates[name]!)),
    ...Object.values(outputs).map((id) => info(resultName(id), id)),
  ];
  const scan: NodeSpec = {
    type: 'Scan',
    domain: '',
    inputs: [...carried.map(stateInput), stepsInput, ...stacked.keys()],
    outputs: [...carried.map(stateOutput), ...Object.keys(outputs).map(resultOutput)],
    attributes: {
      num_scan_inputs: { integer: 1 + stacked.size },
      body: {
        graph: {
          inputs: [
            ...carried.map((name): TensorInfo => ({ name: `carried/${name}`, type: states[name]!.dtype, shape: states[name]!.shape })),
            { name: 'step', type: 'i32', shape: [] },
            ...[...stacked.values()].map(({ name, operation: { dtype, shape } }): TensorInfo => ({ name: `step/${name}`, type: dtype, shape })),
          ],
          outputs: bodyOutputs,
          initializers: body.initializers,
          nodes: body.nodes,
        },
      },
    },
  };
  const needed = Object.keys(states).filter((name) => read.has(name) || name in updates);
  const bytes = encodeModel({
    inputs: [
      { name: stepsInput, type: 'i32', shape: [stepsDimension] },
      ...[...stacked.values()].map(({ name, operation }): TensorInfo => ({ name, type: operation.dtype, shape: [stepsDimension, ...operation.shape] })),
      ...needed.map((name): TensorInfo => ({ name: stateInput(name), type: states[name]!.dtype, shape: states[name]!.shape })),
    ],
    outputs: [
      ...carried.map((name): TensorInfo => ({ name: stateOutput(name), type: states[name]!.dtype, shape: states[name]!.shape })),
      ...Object.entries(outputs).map(([name, id]): TensorInfo => ({ name: resultOutput(name), type: operations[id]!.dtype, shape: [stepsDimension, ...operations[id]!.shape] })),
    ],
    initializers: [],
    nodes: [scan],
  });
  return { bytes, stacked: [...stacked.values()], states: needed, carried };
}

/** The host makes the random numbers, so a feed that only counts their steps stays there. */
function isStepOfRandom({ operations, outputs, updates }: Program, id: ValueId): boolean {
  const users = operations.filter(({ args }) => args.includes(id));
  const leaves = [...Object.values(outputs), ...Object.values(updates)];
  return !leaves.includes(id) && users.every(isRandom);
}
