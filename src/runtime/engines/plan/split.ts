/** Into how many parts long sums with few results are cut, so that all of a graphics card's processors share them. */
import { largestDivisor } from '../../tensor/shapes';

/** Workgroups that keep a large graphics card busy. */
const busy = 512;
/** Rows and columns of a product that a workgroup computes. */
const tile = 32;
/** Shorter sums cost less than the pass that adds up their parts, in terms. */
const shortestPart = 128;
const shortestSum = 512;
/** Columns whose sums a workgroup shares, and terms that each of its invocations then has. */
const columnsTogether = 8;

/** Parts of the inner axis of a product of `rows` by `columns` elements: they divide it, and 1 leaves it whole. */
export function productParts(rows: number, inner: number, columns: number): number {
  const workgroups = Math.ceil(rows / tile) * Math.ceil(columns / tile);
  return inner < shortestSum ? 1 : largestDivisor(inner, Math.min(busy / workgroups, inner / shortestPart));
}

/** The same for sums of `terms` along the first axes. */
export function columnParts(terms: number, columns: number): number {
  return terms < shortestSum ? 1 : largestDivisor(terms, Math.min(busy / Math.ceil(columns / columnsTogether), terms / shortestPart));
}
