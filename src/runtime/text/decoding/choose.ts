/** From logits to the next token: repetition penalty, temperature, top-k and top-p in the order of transformers, and the draw. */
import type { Sampling } from '../textEngine';
import { topIndex, topIndices } from './top';

/** Softmax of logits, in float64 sums. */
export function softmax(logits: ArrayLike<number>): Float32Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logits.length; i++) if (logits[i]! > highest) highest = logits[i]!;
  const probabilities = new Float32Array(logits.length);
  let sum = 0;
  for (let i = 0; i < logits.length; i++) {
    const weight = Math.exp(logits[i]! - highest);
    probabilities[i] = weight;
    sum += weight;
  }
  for (let i = 0; i < probabilities.length; i++) probabilities[i]! /= sum;
  return probabilities;
}

/**
 * Makes tokens that have occurred less probable (Keskar et al. 2019, arXiv:1909.05858): positive logits are divided by
 * the penalty, negative ones multiplied, once for each token. Changes `logits`.
 */
export function penalizeRepetition(logits: Float32Array, ids: readonly number[], penalty: number): void {
  if (penalty === 1) return;
  for (const id of new Set(ids)) {
    const logit = logits[id];
    if (logit !== undefined) logits[id] = logit < 0 ? logit * penalty : logit / penalty;
  }
}

/**
 * Draws a token. Without sampling it is the most probable one.
 * @param uniform gives a number in [0, 1)
 */
export function chooseToken(logits: Float32Array, sampling: Sampling | null, uniform: () => number): number {
  if (!sampling) return topIndex(logits);
  const { ids, probabilities } = nucleus(logits, sampling);
  let sum = 0;
  for (const probability of probabilities) sum += probability;
  let rest = uniform() * sum;
  for (let i = 0; i < ids.length; i++) {
    rest -= probabilities[i]!;
    if (rest < 0) return ids[i]!;
  }
  return ids[ids.length - 1]!;
}

/**
 * The tokens among which is drawn, with probabilities that need not sum to one: those that temperature and top-k leave,
 * and of these the fewest whose probabilities sum to top-p (Holtzman et al. 2019, arXiv:1904.09751).
 */
export function nucleus(logits: Float32Array, { temperature, topK, topP }: Sampling): { ids: readonly number[]; probabilities: readonly number[] } {
  const kept = topK > 0 && topK < logits.length ? topIndices(logits, topK) : null;
  const candidates = kept ?? Array.from(logits, (_, id) => id);
  const probabilities = softmax(candidates.map((id) => logits[id]! / temperature));
  if (topP >= 1) return { ids: candidates, probabilities: [...probabilities] };
  // Tokens below this bound sum to less than 1 - top-p together, so that none of them belongs to the nucleus.
  const bound = (1 - topP) / candidates.length;
  const probable = [...candidates.keys()].filter((index) => probabilities[index]! >= bound);
  const order = probable.sort((a, b) => probabilities[b]! - probabilities[a]! || candidates[a]! - candidates[b]!);
  let sum = 0;
  const end = order.findIndex((index) => (sum += probabilities[index]!) >= topP);
  const inside = end < 0 ? order : order.slice(0, end + 1);
  return { ids: inside.map((index) => candidates[index]!), probabilities: inside.map((index) => probabilities[index]!) };
}
