/** Metrics that grow while a trainer runs: one Float32 column for each name, doubling as they fill. */
import type { MetricsChunk } from '../../runtime/protocol';

export class MetricColumns {
  /** Step of the first row. */
  firstStep = 0;
  length = 0;
  private readonly columns = new Map<string, Float32Array>();

  get names(): string[] {
    return [...this.columns.keys()];
  }

  /** Rows so far of one metric, without a copy; steps at which it was not measured are NaN. */
  column(name: string): Float32Array {
    return this.columns.get(name)?.subarray(0, this.length) ?? new Float32Array(0);
  }

  /** Adds a chunk. Rows from its first step on are replaced, so that a repeated or restarted run draws once. */
  append(chunk: Pick<MetricsChunk, 'firstStep' | 'columns'>): void {
    const count = Math.max(0, ...Object.values(chunk.columns).map((column) => column.length));
    if (count === 0) return;
    if (this.length === 0 || chunk.firstStep <= this.firstStep) {
      this.clear();
      this.firstStep = chunk.firstStep;
    }
    const start = chunk.firstStep - this.firstStep;
    for (const name of new Set([...this.columns.keys(), ...Object.keys(chunk.columns)])) {
      const target = this.reserve(name, start + count);
      target.fill(Number.NaN, Math.min(this.length, start), start + count);
      const source = chunk.columns[name];
      if (source) target.set(source, start);
    }
    this.length = start + count;
  }

  clear(): void {
    this.columns.clear();
    this.length = 0;
    this.firstStep = 0;
  }

  private reserve(name: string, needed: number): Float32Array {
    const present = this.columns.get(name);
    if (present && present.length >= needed) return present;
    const grown = new Float32Array(Math.max(1024, needed, 2 * (present?.length ?? 0))).fill(Number.NaN);
    if (present) grown.set(present.subarray(0, this.length));
    this.columns.set(name, grown);
    return grown;
  }
}
