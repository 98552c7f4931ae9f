/** How far a download is, how fast, and how long it will take. Pure: times come from outside. */

interface Arrival {
  /** Milliseconds of any clock that only goes forward. */
  readonly at: number;
  readonly received: number;
}

export interface Transfer {
  /** Bytes, those that an earlier try brought included. */
  readonly received: number;
  readonly total: number;
  /** The latest arrivals, the oldest first. */
  readonly arrivals: readonly Arrival[];
}

/** Speed is that of the last seconds: short enough to follow the line, long enough to be read. */
const windowMs = 4000;
const shortestMs = 300;

export function beginTransfer(total: number): Transfer {
  return { received: 0, total, arrivals: [] };
}

/** The transfer after `received` of `total` bytes were there at `at`. */
export function advance(transfer: Transfer, received: number, total: number, at: number): Transfer {
  const arrivals = [...transfer.arrivals, { at, received }];
  const recent = arrivals.findIndex((arrival) => at - arrival.at <= windowMs);
  return { received, total, arrivals: arrivals.slice(recent) };
}

/** Bytes a second; null while too little is known. */
export function bytesPerSecond({ arrivals }: Transfer): number | null {
  const [first] = arrivals;
  const last = arrivals.at(-1);
  if (!first || !last || last.at - first.at < shortestMs) return null;
  return ((last.received - first.received) / (last.at - first.at)) * 1000;
}

/** Seconds left; null while the speed is not known or zero. */
export function secondsLeft(transfer: Transfer): number | null {
  const speed = bytesPerSecond(transfer);
  return speed ? (transfer.total - transfer.received) / speed : null;
}

/** In [0, 1]. */
export function shareOf({ received, total }: Transfer): number {
  return total > 0 ? Math.min(1, received / total) : 0;
}
