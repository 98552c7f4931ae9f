/** A word in memory that two threads share: work is told to end without having to pause for messages. */

/** 0, or 1 where the work in progress should end. */
export type CancelFlag = Int32Array<SharedArrayBuffer>;

/** Null where threads share no memory, because the page is not cross-origin isolated. */
export function newCancelFlag(): CancelFlag | null {
  return globalThis.crossOriginIsolated ? new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) : null;
}
