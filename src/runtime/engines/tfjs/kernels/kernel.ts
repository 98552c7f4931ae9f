/** What a kernel of the tfjs engine is. */
import { type Tensor, add, cast } from '@tensorflow/tfjs-core';
import type { Operation } from '../../../tensor/program';
import type { DeviceKind } from '../../engine';

/** Gives a new tensor and leaves its inputs alone. Runs inside a tidy, so helpers may leave tensors behind. */
export type Kernel = (inputs: readonly Tensor[], operation: Operation, device: DeviceKind) => Tensor;

/** Whole numbers or truth values as floats. On WebGPU a cast leaves them in memory as they are, and kernels that only move them fail. */
export function asFloats(x: Tensor, device: DeviceKind): Tensor {
  const floats = cast(x, 'float32');
  return device === 'webgpu' && x.dtype !== 'float32' ? add(floats, 0) : floats;
}

/** TensorFlow.js takes lists that it may change; programs are read-only. */
export function mutable(numbers: readonly number[]): number[] {
  return [...numbers];
}
