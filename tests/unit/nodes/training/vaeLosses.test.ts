import { expect, it } from 'vitest';
import { divergence, reconstructionLosses } from '../../../../src/nodes/training/vae-trainer/losses';
import { evaluate } from '../evaluate';

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const logits = [2, -1, 0.5, 3, -4, 0];
const target = [1, 0, 0.25, 0.5, 0, 1];

/** Three pixels in each of two pictures: sums over pixels, the mean over pictures. */
const perPicture = (error: (logit: number, target: number) => number) => logits.reduce((total, logit, index) => total + error(logit, target[index]!), 0) / 2;

const computed = (name: string) => evaluate((b) => reconstructionLosses[name]!(b, b.constant(logits, [2, 3, 1, 1]), b.constant(target, [2, 3, 1, 1])));

it('sums the cross entropy over the pixels and averages over the batch', async () => {
  const [found] = await computed('crossEntropy');
  expect(found).toBeCloseTo(perPicture((x, t) => -t * Math.log(sigmoid(x)) - (1 - t) * Math.log(1 - sigmoid(x))), 4);
});

it('sums squared errors of the pictures, not of the logits', async () => {
  const [found] = await computed('squaredError');
  expect(found).toBeCloseTo(perPicture((x, t) => (sigmoid(x) - t) ** 2), 5);
});

it('has no divergence for the standard normal', async () => {
  expect(await evaluate((b) => divergence(b, b.constant([0, 0], [1, 2]), b.constant([0, 0], [1, 2])))).toEqual([0]);
});

it('computes the divergence of two normals in nats', async () => {
  const exact = (mean: number, deviation: number) => Math.log(1 / deviation) + (deviation ** 2 + mean ** 2) / 2 - 0.5;
  const [found] = await evaluate((b) => divergence(b, b.constant([1, -2, 0, 0.5], [2, 2]), b.constant([0, 1, -1, 2 * Math.log(3)], [2, 2])));
  const all = exact(1, 1) + exact(-2, Math.exp(0.5)) + exact(0, Math.exp(-0.5)) + exact(0.5, 3);
  expect(found).toBeCloseTo(all / 2, 4);
});
