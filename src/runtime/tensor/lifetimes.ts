/** How often each value of a program is needed, and when for the last time. */
import type { Program, ValueId } from './program';

/** For each operation, the values that nothing needs after it. Outputs, updates and leaves of the host live on. */
export function releaseSchedule(program: Program): ValueId[][] {
  const kept = new Set<ValueId>([...Object.values(program.outputs), ...Object.values(program.updates)]);
  const lastUse = program.operations.map((_, id) => id);
  program.operations.forEach((operation, id) => {
    for (const arg of operation.args) lastUse[arg] = id;
  });
  const schedule: ValueId[][] = program.operations.map(() => []);
  lastUse.forEach((user, id) => {
    if (!kept.has(id)) schedule[user]!.push(id);
  });
  return schedule;
}

/** For each operation, how many arguments, outputs and updates its result is. */
export function countUses({ operations, outputs, updates }: Program): number[] {
  const counts = operations.map(() => 0);
  const ids: ValueId[] = [...operations.flatMap(({ args }) => args), ...Object.values(outputs), ...Object.values(updates)];
  for (const id of ids) counts[id]!++;
  return counts;
}
