import { describe, expect, it } from 'vitest';
import { chooseToken, nucleus, penalizeRepetition, probabilityOf } from '../../../../../src/runtime/text/decoding/choose';
import { CounterRandom } from '../../../../../src/runtime/tensor/random';

const logits = Float32Array.of(1, 4, 2, -1, 3);
const all = { temperature: 1, topK: 0, topP: 1 };

const softmax = (values: Float32Array): Float32Array => values.map((_, index) => probabilityOf(values)(index));

function drawn(sampling: Parameters<typeof chooseToken>[1], draws = 4000): Map<number, number> {
  const random = new CounterRandom(1);
  const counts = new Map<number, number>();
  for (let i = 0; i < draws; i++) {
    const id = chooseToken(logits, sampling, () => random.uniform());
    counts.set(id, (counts.get(id) ?? 0) + 1 / draws);
  }
  return counts;
}

it('chooses the most probable token without sampling', () => {
  expect(chooseToken(logits, null, () => 0.99)).toBe(1);
});

it('draws with the probabilities of the softmax', () => {
  const counts = drawn(all);
  for (const [id, probability] of softmax(logits).entries()) expect(counts.get(id) ?? 0).toBeCloseTo(probability, 1);
});

it('is greedy with top-k 1, whatever the number drawn', () => {
  expect([...drawn({ ...all, topK: 1 }).keys()]).toEqual([1]);
});

it('draws among the k most probable only', () => {
  expect([...drawn({ ...all, topK: 3 }).keys()].sort()).toEqual([1, 2, 4]);
});

it('keeps the fewest tokens whose probabilities reach top-p', () => {
  // Softmax: 0.644, 0.237, 0.087, 0.032, 0.004.
  expect(nucleus(logits, { ...all, topP: 0.6 }).ids).toEqual([1]);
  expect(nucleus(logits, { ...all, topP: 0.65 }).ids).toEqual([1, 4]);
  expect(nucleus(logits, { ...all, topP: 0.9 }).ids).toEqual([1, 4, 2]);
  expect(nucleus(logits, { ...all, topP: 1 }).ids).toHaveLength(5);
});

it('keeps one token even where top-p is next to nothing', () => {
  expect(nucleus(logits, { ...all, topP: 1e-6 }).ids).toEqual([1]);
});

it('measures top-p on what top-k and temperature leave', () => {
  // Of 0.73 and 0.27 the first is enough.
  expect(nucleus(logits, { temperature: 1, topK: 2, topP: 0.7 }).ids).toEqual([1]);
  expect(nucleus(logits, { temperature: 100, topK: 2, topP: 0.7 }).ids).toEqual([1, 4]);
});

it('cuts the nucleus as sorting a whole vocabulary would', () => {
  const random = new CounterRandom(9);
  const many = Float32Array.from({ length: 5000 }, () => 3 * random.normal());
  const probability = probabilityOf(many);
  const probabilities = many.map((_, index) => probability(index));
  const sorted = [...many.keys()].sort((a, b) => probabilities[b]! - probabilities[a]!);
  let sum = 0;
  const end = sorted.findIndex((id) => (sum += probabilities[id]!) >= 0.92);
  expect(nucleus(many, { ...all, topP: 0.92 }).ids).toEqual(sorted.slice(0, end + 1));
});

it('sharpens with a low temperature and flattens with a high one', () => {
  expect(drawn({ ...all, temperature: 0.1 }).get(1)).toBeGreaterThan(0.99);
  expect(drawn({ ...all, temperature: 100 }).get(1)).toBeLessThan(0.3);
});

describe('repetition penalty', () => {
  it('divides positive logits and multiplies negative ones, once for each token', () => {
    const scores = logits.slice();
    penalizeRepetition(scores, [1, 3, 1], 2);
    expect([...scores]).toEqual([1, 2, 2, -2, 3]);
  });

  it('does nothing at 1', () => {
    const scores = logits.slice();
    penalizeRepetition(scores, [1, 3], 1);
    expect(scores).toEqual(logits);
  });
});

it('gives probabilities that sum to one', () => {
  expect(softmax(Float32Array.of(1000, 999, -1000)).reduce((a, b) => a + b)).toBeCloseTo(1, 6);
});
