/** Tells a problem from a result. */
import type { Problem } from '../graph/problems';

export function isProblem(value: object): value is Problem {
  return 'severity' in value && 'code' in value;
}
