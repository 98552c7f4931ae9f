/** All that a training needs to go on bit for bit: weights, optimiser, step and curves, as one safetensors file. */
import { type NamedTensor, decodeSafetensors, encodeSafetensors } from '../../tensor/safetensors';
import type { TrainingStep } from '../../compile/trainingStep';
import type { TensorData } from '../../engines/engine';
import { sizeOf } from '../../tensor/shapes';

export interface TrainingState {
  /** Steps done. */
  step: number;
  seed: number;
  /** Weights and optimiser states by state name. */
  states: Readonly<Record<string, TensorData>>;
  /** Metrics of every step so far, by name. */
  curves: Readonly<Record<string, Float32Array>>;
}

const curvePrefix = 'curve/';

/** Writes a checkpoint. */
export function encodeTrainingState({ step, seed, states, curves }: TrainingState, shapes: Readonly<Record<string, readonly number[]>>): ArrayBuffer {
  const weights = Object.entries(states).map(([name, data]) => [name, { shape: shapes[name] ?? [data.length], data }] as const);
  const history = Object.entries(curves).map(([name, data]) => [curvePrefix + name, { shape: [data.length], data }] as const);
  return encodeSafetensors({
    tensors: Object.fromEntries<NamedTensor>([...weights, ...history]),
    metadata: { format: 'latentloom-training', version: '1', step: String(step), seed: String(seed) },
  });
}

const [meanPrefix, variancePrefix] = ['adam.mean/', 'adam.variance/'];

/**
 * Writes a checkpoint to be shipped, a fifth as long: halves in place of floats, and of Adam's averages only the mean
 * variance of each weight's elements, with which training goes on smoothly (Zhang et al. 2024, "Adam-mini").
 */
export function encodeShippedState({ step, seed, states, curves }: TrainingState, shapes: Readonly<Record<string, readonly number[]>>): ArrayBuffer {
  const tensors = Object.entries(states).flatMap(([name, data]): [string, NamedTensor][] => {
    if (name.startsWith(meanPrefix)) return [];
    if (name.startsWith(variancePrefix)) return [[name, { shape: [1], data: Float32Array.of(meanOf(data)) }]];
    return [[name, { shape: shapes[name] ?? [data.length], data, half: true }]];
  });
  const history = Object.entries(curves).map(([name, data]): [string, NamedTensor] => [curvePrefix + name, { shape: [data.length], data, half: true }]);
  return encodeSafetensors({
    tensors: Object.fromEntries([...tensors, ...history]),
    metadata: { format: 'latentloom-training', version: '1', step: String(step), seed: String(seed), optimizer: 'summary' },
  });
}

const meanOf = (data: TensorData) => Array.from(data).reduce((total, value) => total + value, 0) / data.length;

/** Adam's averages again for every weight of a shipped checkpoint, at rest but for the variance. */
function withAverages(states: Readonly<Record<string, TensorData>>): Record<string, TensorData> {
  const averages = Object.entries(states).flatMap(([name, variance]): [string, TensorData][] => {
    const weight = name.slice(variancePrefix.length);
    const length = name.startsWith(variancePrefix) ? states[weight]?.length : undefined;
    if (length === undefined) return [];
    return [[meanPrefix + weight, new Float32Array(length)], [name, new Float32Array(length).fill(variance[0]!)]];
  });
  return { ...states, ...Object.fromEntries(averages) };
}

/** Reads a checkpoint. @throws SafetensorsError */
export function decodeTrainingState(bytes: ArrayBuffer): TrainingState {
  const { tensors, metadata } = decodeSafetensors(bytes);
  const states: Record<string, TensorData> = {};
  const curves: Record<string, Float32Array> = {};
  for (const [name, { data }] of Object.entries(tensors)) {
    if (name.startsWith(curvePrefix)) curves[name.slice(curvePrefix.length)] = data as Float32Array;
    else states[name] = data;
  }
  return { step: Number(metadata.step ?? 0), seed: Number(metadata.seed ?? 0), states: metadata.optimizer === 'summary' ? withAverages(states) : states, curves };
}

/** Whether a checkpoint has every state of a training step, in the right size. */
export function fitsStep({ states }: TrainingState, { program }: TrainingStep): boolean {
  return Object.entries(program.states).every(([name, { shape }]) => states[name]?.length === sizeOf(shape));
}
