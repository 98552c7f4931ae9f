/** What a kernel of the tfjs engine is. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Operation } from '../../../tensor/program';
import type { DeviceKind } from '../../engine';

/** Gives a new tensor and leaves its inputs alone. Runs inside a tidy, so helpers may leave tensors behind. */
export type Kernel = (inputs: readonly Tensor[], operation: Operation, device: DeviceKind) => Tensor;

/** TensorFlow.js takes lists that it may change; programs are read-only. */
export function mutable(numbers: readonly number[]): number[] {
  return [...numbers];
}
