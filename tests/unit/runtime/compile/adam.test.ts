import { expect, it } from 'vitest';
import { adamRate, adamUpdate } from '../../../../src/runtime/compile/adam';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import { ProgramBuilder } from '../../../../src/runtime/tensor/builder';

/** Kingma & Ba 2015, algorithm 1, with the epsilon that its section 2 puts beside the uncorrected root. */
function adamByHand(gradients: readonly number[], start: number, rate: number, beta1: number): number[] {
  const beta2 = 0.999;
  let [weight, mean, variance] = [start, 0, 0];
  return gradients.map((gradient, index) => {
    const t = index + 1;
    mean = beta1 * mean + (1 - beta1) * gradient;
    variance = beta2 * variance + (1 - beta2) * gradient ** 2;
    const epsilon = 1e-7 / Math.sqrt(1 - beta2 ** t);
    weight -= (rate * (mean / (1 - beta1 ** t))) / (Math.sqrt(variance / (1 - beta2 ** t)) + epsilon);
    return weight;
  });
}

/** The weight after each update by the program. */
async function adamByProgram(gradients: readonly number[], start: number, rate: number, beta1: number): Promise<number[]> {
  const b = new ProgramBuilder();
  const [weight, mean, variance] = ['weight', 'mean', 'variance'].map((name) => b.state(name, []));
  const next = adamUpdate(b, weight!, b.feed('gradient', []), { mean: mean!, variance: variance! }, b.feed('rate', []), beta1);
  for (const [name, value] of Object.entries(next)) b.update(name, value);
  b.output('weight', next.weight);
  const executable = await createReferenceEngine().compile(b.build());
  executable.write('weight', Float32Array.of(start));
  const feeds = (index: number) => ({ gradient: Float32Array.of(gradients[index]!), rate: Float32Array.of(adamRate(rate, beta1, index + 1)) });
  return [...(await executable.run(gradients.length, feeds)).weight!];
}

it.each([0, 0.5, 0.9])('follows the published algorithm for ten updates with beta1 = %s', async (beta1) => {
  const gradients = Array.from({ length: 10 }, (_, index) => Math.sin(3 * index) + 0.1 * index);
  const expected = adamByHand(gradients, 0.7, 0.05, beta1);
  const weights = await adamByProgram(gradients, 0.7, 0.05, beta1);
  weights.forEach((weight, index) => expect(weight).toBeCloseTo(expected[index]!, 5));
});

it('moves by about the learning rate at first, however large the gradient', async () => {
  for (const gradient of [1e-3, 1, 1e3]) expect((await adamByProgram([gradient], 0, 0.01, 0.9))[0]).toBeCloseTo(-0.01, 4);
});

it('stands still without a gradient', async () => {
  expect(await adamByProgram([0, 0, 0], 0.5, 0.1, 0.9)).toEqual([0.5, 0.5, 0.5]);
});
