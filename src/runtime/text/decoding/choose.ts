/** From logits to the next token: repetition penalty, temperature, top-k and top-p in the order of transformers, and the draw. */
import type { Sampling } from '../textEngine';
import { topIndex, topIndices } from './top';

/** The softmax of single logits: of all of them only the sum is needed. */
export function probabilityOf(logits: ArrayLike<number>): (index: number) => number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logits.length; i++) if (logits[i]! > highest) highest = logits[i]!;
  let sum = 0;
  for (let i = 0; i < logits.length; i++) sum += Math.exp(logits[i]! - highest);
  return (index) => Math.exp(logits[index]! - highest) / sum;
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
  for (let i = 0; i < ids.length; i++) sum += probabilities[i]!;
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
export function nucleus(logits: Float32Array, { temperature, topK, topP }: Sampling): { ids: ArrayLike<number>; probabilities: ArrayLike<number> } {
  const ids = topK > 0 && topK < logits.length ? topIndices(logits, topK) : allIds(logits.length);
  const probabilities = softmaxOf(logits, ids, temperature);
  if (topP >= 1) return { ids, probabilities };
  // Tokens below this bound sum to less than 1 - top-p together, so that none of them belongs to the nucleus.
  const bound = (1 - topP) / probabilities.length;
  const probable: number[] = [];
  for (let index = 0; index < probabilities.length; index++) if (probabilities[index]! >= bound) probable.push(index);
  probable.sort((a, b) => probabilities[b]! - probabilities[a]! || ids[a]! - ids[b]!);
  let sum = 0;
  const end = probable.findIndex((index) => (sum += probabilities[index]!) >= topP);
  const inside = end < 0 ? probable : probable.slice(0, end + 1);
  return { ids: inside.map((index) => ids[index]!), probabilities: inside.map((index) => probabilities[index]!) };
}

// Plain loops: this is done for every token over the whole vocabulary.

function allIds(count: number): Int32Array {
  const ids = new Int32Array(count);
  for (let id = 0; id < count; id++) ids[id] = id;
  return ids;
}

function softmaxOf(logits: Float32Array, ids: ArrayLike<number>, temperature: number): Float32Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < ids.length; index++) highest = Math.max(highest, logits[ids[index]!]!);
  const probabilities = new Float32Array(ids.length);
  let sum = 0;
  for (let index = 0; index < ids.length; index++) {
    const weight = Math.exp((logits[ids[index]!]! - highest) / temperature);
    probabilities[index] = weight;
    sum += weight;
  }
  for (let index = 0; index < probabilities.length; index++) probabilities[index]! /= sum;
  return probabilities;
}
