/** Runs networks on the reference engine, with fresh weights or with others given by name. */
import type { LayerSpec, NetworkSpec } from '../../../../../src/nodes/define';
import { initialWeights, lowerNetwork, networkWeights } from '../../../../../src/nodes/networks/network';
import type { ProgramBuilder } from '../../../../../src/runtime/tensor/builder';
import { randomUniform } from '../../../../../src/runtime/tensor/operations';
import type { Value } from '../../../../../src/runtime/tensor/program';
import { CounterRandom } from '../../../../../src/runtime/tensor/random';
import { evaluate } from '../../evaluate';

export const layer = (kind: string, params: LayerSpec['params'] = {}): LayerSpec => ({ kind, params });

/** Number of weights of a network for an input shape per example. */
export function countWeights(layers: readonly LayerSpec[], input: number[]): number {
  return networkWeights({ layers, input, seed: 0 }).reduce((total, { shape }) => total + shape.reduce((product, size) => product * size, 1), 0);
}

/** Normal numbers, the same for the same seed. */
export function normals(count: number, seed: number): number[] {
  const random = new CounterRandom(seed);
  return Array.from({ length: count }, () => Math.fround(random.normal()));
}

/** What a network is told: class labels, of shape `[]` per example, or rows of numbers. */
export interface Condition {
  shape: readonly number[];
  values: readonly number[];
}

/** The network as operations on `input` (with the batch); `weight` gives its weights. */
export function lowered(network: NetworkSpec, builder: ProgramBuilder, input: Value, weight: (name: string) => Value, training: boolean, condition?: Value): Value {
  const uniform = (stream: number, shape: readonly number[]) => randomUniform(builder, builder.constant(0, [], 'i32'), shape, { seed: 5, stream });
  return lowerNetwork(network, { builder, training, weight, update: () => {}, uniform, ...(condition && { condition }) }, input);
}

/** A network's answer to a batch, with weights replaced by name. */
export function run(layers: readonly LayerSpec[], batch: number[], input: readonly number[], training = false, replaced: Record<string, number[]> = {}, told?: Condition) {
  const network = { layers, input: batch.slice(1), seed: 3, ...(told && { condition: told.shape }) };
  const weights = initialWeights(network);
  const shapes = new Map(networkWeights(network).map(({ name, shape }) => [name, shape]));
  return evaluate((builder) => {
    const weight = (name: string) => builder.constant(replaced[name] ?? [...weights[name]!], shapes.get(name));
    const condition = told && builder.constant(told.values, [batch[0]!, ...told.shape], told.shape.length === 0 ? 'i32' : 'f32');
    return lowered(network, builder, builder.constant(input, batch), weight, training, condition);
  });
}
