/** An example of an operation: inputs in a range, and what is made of them. */
import type { ProgramBuilder } from '../../../../src/runtime/tensor/builder';
import type { Value } from '../../../../src/runtime/tensor/program';

export interface CaseInput {
  readonly shape: readonly number[];
  readonly low: number;
  readonly high: number;
  readonly whole?: boolean;
}

export interface OpCase {
  readonly name: string;
  readonly inputs: readonly CaseInput[];
  readonly build: (builder: ProgramBuilder, inputs: readonly Value[]) => Value;
}

/** Numbers on both sides of zero. */
export const real = (...shape: number[]): CaseInput => ({ shape, low: -2, high: 2 });
