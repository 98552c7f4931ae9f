/** Pure steps from older document versions to the current one, in order; the file of every version stays a fixture. */

/** A checked envelope: the outermost fields of a document of any version. */
export interface Envelope {
  version: number;
  nodes: Record<string, unknown>;
  edges: unknown[];
  layout: Record<string, unknown>;
  meta?: unknown;
}

/** `migrations[i]` turns version `i + 1` into version `i + 2`. */
const migrations: readonly (<T extends Envelope>(document: T) => T)[] = [];

/** Brings an envelope to the current version. */
export function migrate<T extends Envelope>(document: T): T {
  return migrations.slice(document.version - 1).reduce((older, step, index) => ({ ...step(older), version: document.version + index + 1 }), document);
}
