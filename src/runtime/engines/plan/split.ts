/** Into how many parts long sums with few results are cut, so that many workers share them. Parts divide a sum; 1 leaves it whole. */
import { largestDivisor } from '../../tensor/shapes';

/** Longer sums to one number are cut on every device, into so many parts at most and into none where these would be few. */
const longestTotal = 2048;
const mostParts = 256;
const fewestParts = 8;

/** Workgroups that keep a large graphics card busy. */
const busy = 512;
/** Rows and columns of a product that a workgroup computes. */
const tile = 32;
/** Columns that a workgroup adds up. */
const columnsTogether = 8;
/** Terms under which cutting costs more than it saves: a sum's, since its parts are added up in a dispatch of their own, and a part's. */
const shortestSum = 512;
const shortestPart = 128;

/** Parts of a sum to one number. */
export function totalParts(terms: number): number {
  const parts = largestDivisor(terms, mostParts);
  return terms <= longestTotal || parts < fewestParts ? 1 : parts;
}

/** Parts of the inner axis of a product of `rows` by `columns` elements, on a graphics card. */
export function productParts(rows: number, inner: number, columns: number): number {
  const workgroups = Math.ceil(rows / tile) * Math.ceil(columns / tile);
  return inner < shortestSum ? 1 : largestDivisor(inner, Math.min(busy / workgroups, inner / shortestPart));
}

/** Parts of sums of `terms` along the first axes, on a graphics card. */
export function columnParts(terms: number, columns: number): number {
  return terms < shortestSum ? 1 : largestDivisor(terms, Math.min(busy / Math.ceil(columns / columnsTogether), terms / shortestPart));
}
