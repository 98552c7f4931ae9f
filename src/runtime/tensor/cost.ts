/** What a program costs to run, from the program alone. */
import { releaseSchedule } from './lifetimes';
import { opRecord } from './ops/table';
import type { Program } from './program';
import { sizeOf } from './shapes';

export interface ProgramCost {
  /** Floating-point operations of one step. */
  readonly flops: number;
  /** Bytes that the operations of one step read and write. */
  readonly traffic: number;
  /** Bytes of all states. */
  readonly stateBytes: number;
  /** Most bytes alive at once within a step, states included. */
  readonly peakBytes: number;
}

const bytesPerElement = 4;

/** Estimates one step. The peak assumes that every value is freed after its last consumer and that nothing is fused. */
export function estimateCost(program: Program): ProgramCost {
  const release = releaseSchedule(program);
  const bytes = program.operations.map((operation) => (operation.op === 'state' ? 0 : bytesPerElement * sizeOf(operation.shape)));
  const stateBytes = Object.values(program.states).reduce((total, state) => total + bytesPerElement * sizeOf(state.shape), 0);
  let flops = 0;
  let traffic = 0;
  let live = stateBytes;
  let peakBytes = live;
  program.operations.forEach((operation, id) => {
    const args = operation.args.map((arg) => program.operations[arg]!.shape);
    flops += opRecord(operation.op).flops?.(args, operation.shape, operation.attributes) ?? sizeOf(operation.shape);
    if (args.length > 0) traffic += bytesPerElement * [...args, operation.shape].reduce((total, shape) => total + sizeOf(shape), 0);
    live += bytes[id]!;
    peakBytes = Math.max(peakBytes, live);
    for (const freed of release[id]!) live -= bytes[freed]!;
  });
  return { flops, traffic, stateBytes, peakBytes };
}
