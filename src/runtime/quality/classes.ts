/** Which classes the samples show, as the classifier reads them. */
import type { Rows } from './rows';

export interface ClassFigures {
  /** Classes with at least a tenth of an even share. */
  readonly covered: number;
  /** Entropy of the shares of the classes, in bits; log2 of their number where all are even. */
  readonly entropy: number;
  /** Mean probability that the classifier gives to the class that it reads. */
  readonly confidence: number;
  readonly shares: readonly number[];
}

/** From the probabilities of the classes, one row for each sample. */
export function classFigures({ count, width, data }: Rows): ClassFigures {
  const shares = Array.from({ length: width }, () => 0);
  let confidence = 0;
  for (let row = 0; row < count; row++) {
    const probabilities = data.subarray(row * width, (row + 1) * width);
    const best = probabilities.indexOf(Math.max(...probabilities));
    shares[best]! += 1 / count;
    confidence += probabilities[best]! / count;
  }
  const entropy = shares.reduce((bits, share) => (share > 0 ? bits - share * Math.log2(share) : bits), 0);
  return { covered: shares.filter((share) => share >= 0.1 / width).length, entropy, confidence, shares };
}
