/** Whether things may move. */

/** What a person has asked of the system. */
export function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
