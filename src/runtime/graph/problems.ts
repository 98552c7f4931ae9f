/** A user's mistake as a value. Its text lives in the message catalogue under `problems.<code>`. */
import type { NodeId } from './document';

export type Severity = 'error' | 'warning';

export interface Problem {
  code: string;
  severity: Severity;
  /** Values that the message names: shapes, node titles, sizes. */
  values?: Record<string, string | number>;
  node?: NodeId;
  port?: string;
  /** What it is about within the drawing of the node's network. */
  inside?: { node: NodeId; type: string; port?: string };
  /** JSON path into an imported document, e.g. `nodes.noise.params.dim`. */
  path?: string;
}

/** An error that stops what it concerns. */
export function error(code: string, where: Omit<Problem, 'code' | 'severity'> = {}): Problem {
  return { code, severity: 'error', ...where };
}

/** A doubt that is said and does not stop anything. */
export function warning(code: string, where: Omit<Problem, 'code' | 'severity'> = {}): Problem {
  return { code, severity: 'warning', ...where };
}

/** Tells a problem from a result. */
export function isProblem(value: object | null): value is Problem {
  return value !== null && 'severity' in value && 'code' in value;
}
