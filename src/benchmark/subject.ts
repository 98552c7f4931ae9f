/** What a benchmark times: anything that trains step by step. */

export interface Subject {
  /** What computes, in its own words. */
  readonly description: string;
  /** Trains `count` steps, reads the last losses, and gives the time of one step in ms. */
  steps(count: number): Promise<number>;
  close(): Promise<void>;
}

/** Times `work`, which trains `count` steps; ms per step. */
export async function timed(count: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / count;
}
