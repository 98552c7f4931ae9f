/** Into how many parts long sums with few results are cut, so that all of a graphics card's processors share them. */
import { largestDivisor } from '../../tensor/shapes';

/** Workgroups that keep a large graphics card busy. */
const busy = 512;
/** Rows and columns of a product that a workgroup computes. */
const tile = 32;
/** Columns that a workgroup adds up. */
const columnsTogether = 8;
/** Terms under which cutting costs more than it saves: a sum's, since its parts are added up in a dispatch of their own, and a part's. */
const shortestSum = 512;
const shortestPart = 128;

/** Parts of the inner axis of a product of `rows` by `columns` elements. They divide it; 1 leaves it whole. */
export function productParts(rows: number, inner: number, columns: number): number {
  const workgroups = Math.ceil(rows / tile) * Math.ceil(columns / tile);
  return inner < shortestSum ? 1 : largestDivisor(inner, Math.min(busy / workgroups, inner / shortestPart));
}

/** The same for sums of `terms` along the first axes. */
export function columnParts(terms: number, columns: number): number {
  return terms < shortestSum ? 1 : largestDivisor(terms, Math.min(busy / Math.ceil(columns / columnsTogether), terms / shortestPart));
}
