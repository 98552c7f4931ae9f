/** What flows between nodes in the worker. */
import type { TensorData } from '../engines/engine';
import { hashNumbers } from '../graph/hash';
import type { DType } from '../tensor/program';

/** A tensor on the host, with its batch dimension, and a hash of its content. */
export interface TensorResult {
  shape: readonly number[];
  dtype: DType;
  data: TensorData;
  hash: string;
}

/** Outputs of a node by port. Ports without a tensor (networks, metrics) are not among them. */
export type NodeResult = Readonly<Record<string, TensorResult>>;

/** Wraps numbers from an engine. */
export function tensorResult(shape: readonly number[], dtype: DType, data: TensorData): TensorResult {
  return { shape, dtype, data, hash: hashNumbers(data) };
}
