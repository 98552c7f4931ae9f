/** Lists on several ports: one text stands for as many as the others have. */
import type { PortType } from '../../runtime/graph/portTypes';
import { type Problem, error } from '../../runtime/graph/problems';

/** How many items a port brings; undefined where that is not known before the run. */
export function countOf(type: PortType | undefined): number | undefined {
  return type && 'count' in type ? type.count : undefined;
}

/** The length that lists come to together, or a problem that names two that do not go together; undefined lengths fit all. */
export function commonCount(counts: Readonly<Record<string, number | undefined>>): { count: number | undefined; problem: Problem | null } {
  const known = Object.entries(counts).flatMap(([port, count]) => (count === undefined ? [] : [{ port, count }]));
  const long = known.find(({ count }) => count !== 1);
  const other = known.find(({ count }) => count !== 1 && count !== long?.count);
  if (long && other) {
    const values = { first: long.port, firstCount: long.count, second: other.port, secondCount: other.count };
    return { count: undefined, problem: error('text-lists-unequal', { port: other.port, values }) };
  }
  const complete = known.length === Object.keys(counts).length;
  return { count: long?.count ?? (complete ? 1 : undefined), problem: null };
}

/** The item of a list at a place of a longer one: a single item stands for all. */
export function itemAt<Item>(list: readonly Item[], index: number): Item {
  return list[list.length === 1 ? 0 : index]!;
}
