/** Whether there is room for a program, asked before anything is allocated. */
import { type Problem, error } from '../graph/problems';
import { estimateCost } from '../tensor/cost';
import type { Program } from '../tensor/program';

/** Half of what WebAssembly can address, since engines keep buffers of their own. */
const mostBytes = 2 ** 31;

/** Why a program cannot run; null where it can. */
export function checkMemory(program: Program): Problem | null {
  const { peakBytes } = estimateCost(program);
  return peakBytes > mostBytes ? error('memory-too-small', { values: { needed: Math.round(peakBytes / 1e6) } }) : null;
}
