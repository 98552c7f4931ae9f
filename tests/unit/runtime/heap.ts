/** What a stretch of steps leaves on the heap. */
import { PerformanceObserver } from 'node:perf_hooks';

const inUse = (): number => process.memoryUsage().heapUsed;

/** Begins and ends in the midst of work. */
export class HeapMeter {
  readonly #observer = new PerformanceObserver(() => {});
  #before = 0;

  /** The stretch begins: what is garbage by now does not count. */
  begin(): void {
    globalThis.gc!();
    this.#observer.observe({ entryTypes: ['gc'] });
    this.#before = inUse();
  }

  /** Bytes made since, infinite where some of them were collected on the way, and bytes that are still in use. */
  async end(): Promise<{ made: number; kept: number }> {
    const made = inUse() - this.#before;
    globalThis.gc!();
    const kept = inUse() - this.#before;
    await new Promise((resolve) => setTimeout(resolve, 5));
    // One collection is the meter's own.
    const collected = this.#observer.takeRecords().length > 1;
    this.#observer.disconnect();
    return { made: collected ? Infinity : made, kept };
  }
}
