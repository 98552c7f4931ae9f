/** What it is to lower an operation: from a tensor program to nodes of an ONNX graph. */
import type { DType, Operation } from '../../../tensor/program';
import type { GraphBuilder } from '../graphBuilder';

/** A value that an operation takes. */
export interface Operand {
  /** Its name in the ONNX graph. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: DType;
  /** The number that it repeats, where it is such a constant. */
  readonly repeated: number | null;
}

/** Appends the nodes of one operation and gives the name of its result. */
export type Lower = (graph: GraphBuilder, inputs: readonly Operand[], operation: Operation) => string;
