import { expect, it } from 'vitest';
import { ganLosses, gradientPenalty } from '../../../../src/nodes/training/gan-trainer/losses';
import { evaluate } from '../evaluate';

const logits = [-2, -0.5, 0, 1, 3];
const average = (formula: (logit: number) => number) => logits.reduce((total, logit) => total + formula(logit) / logits.length, 0);
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const crossEntropy = (x: number, target: number) => -target * Math.log(sigmoid(x)) - (1 - target) * Math.log(1 - sigmoid(x));

/** Textbook formulas: Goodfellow 2014, Mao 2017, Lim & Ye 2017, Arjovsky 2017. */
const formulas = {
  nonSaturating: { real: (x: number) => crossEntropy(x, 0.9), fake: (x: number) => crossEntropy(x, 0), generator: (x: number) => -Math.log(sigmoid(x)), score: sigmoid },
  leastSquares: { real: (x: number) => (x - 0.9) ** 2, fake: (x: number) => x ** 2, generator: (x: number) => (x - 1) ** 2, score: (x: number) => x },
  hinge: { real: (x: number) => Math.max(0, 1 - x), fake: (x: number) => Math.max(0, 1 + x), generator: (x: number) => -x, score: (x: number) => x },
  wassersteinPenalty: { real: (x: number) => -x, fake: (x: number) => x, generator: (x: number) => -x, score: (x: number) => x },
};

it('has a formula here for each loss', () => {
  expect(Object.keys(ganLosses)).toEqual(Object.keys(formulas));
});

it.each(Object.entries(formulas))('%s is the mean of its formula over the batch', async (name, formula) => {
  const loss = ganLosses[name]!;
  const results = {
    real: await evaluate((b) => loss.real(b, b.constant(logits, [5, 1]), 0.9)),
    fake: await evaluate((b) => loss.fake(b, b.constant(logits, [5, 1]))),
    generator: await evaluate((b) => loss.generator(b, b.constant(logits, [5, 1]))),
    score: await evaluate((b) => loss.score(b, b.constant(logits, [5, 1]))),
  };
  for (const part of ['real', 'fake', 'generator', 'score'] as const) expect(results[part][0], part).toBeCloseTo(average(formula[part]), 5);
});

it('stays finite and keeps its slope for logits far out', async () => {
  const loss = ganLosses.nonSaturating!;
  expect((await evaluate((b) => loss.real(b, b.constant([-200], [1, 1]), 1)))[0]).toBeCloseTo(200, 3);
  expect((await evaluate((b) => loss.fake(b, b.constant([200], [1, 1]))))[0]).toBeCloseTo(200, 3);
});

it('gives no penalty for slopes of 1, and the square of the distance otherwise', async () => {
  expect(await evaluate((b) => gradientPenalty(b, b.constant([1, 1, 1]), 10))).toEqual([0]);
  expect((await evaluate((b) => gradientPenalty(b, b.constant([0, 3]), 10)))[0]).toBeCloseTo((10 * (1 + 4)) / 2, 5);
});
