/** The largest of many numbers, without sorting all of them. */

/** Indices of the `count` largest values, in falling order; of equal values the one that comes first wins. */
export function topIndices(values: ArrayLike<number>, count: number): number[] {
  // A heap whose root is the least of those kept.
  const heap: number[] = [];
  const worse = (a: number, b: number): boolean => {
    const difference = values[a]! - values[b]!;
    return difference < 0 || (difference === 0 && a > b);
  };
  const sink = (from: number): void => {
    for (let at = from; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && worse(heap[child]!, heap[least]!)) least = child;
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  };
  const rise = (from: number): void => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!worse(heap[at]!, heap[parent]!)) return;
      [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
      at = parent;
    }
  };
  for (let index = 0; index < count && index < values.length; index++) {
    heap.push(index);
    rise(index);
  }
  // Nearly all of a vocabulary ends at this one comparison. A later one that equals the root is worse than it.
  let least = count > 0 ? (values[heap[0]!] ?? 0) : Number.POSITIVE_INFINITY;
  for (let index = heap.length; index < values.length; index++) {
    if (values[index]! > least) {
      heap[0] = index;
      sink(0);
      least = values[heap[0]!]!;
    }
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1));
}

/** The index of the largest value; of equal ones the first. */
export function topIndex(values: ArrayLike<number>): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) if (values[index]! > values[best]!) best = index;
  return best;
}
