/** What a VAE says about held-out pictures: its evidence lower bound in two parts, and the latent dimensions that it uses. */
import { type Problem, error, isProblem } from '../../../runtime/graph/problems';
import type { Figure } from '../../../runtime/quality/judge';
import { activeUnits } from '../../../runtime/quality/neighbours';
import { rowsOf } from '../../../runtime/quality/rows';
import type { RunContext } from '../../define';
import { divergence, reconstructionLosses } from '../../training/vae-trainer/losses';

/** Codes drawn for each picture. */
const draws = 10;

/** Figures of the VAE that `trainer` trains, in nats and dimensions. */
export async function latentFigures({ draw, params }: RunContext, trainer: NonNullable<ReturnType<RunContext['origin']>>): Promise<Figure[] | Problem> {
  const drawn = await draw({
    examples: Number(params.examples),
    rounds: draws,
    part: 'heldOut',
    overrides: { 'sample-latent': { outside: 'sample' } },
    outputs(builder, arriving) {
      const [target, logits, mean, logVariance] = ['target', 'logits', 'mean', 'logVariance'].map((port) => arriving(port, trainer.node));
      if (!target || !logits || !mean || !logVariance) return {};
      const loss = reconstructionLosses[String(trainer.params.loss)]!;
      return { reconstruction: loss(builder, logits, target), divergence: divergence(builder, mean, logVariance), mean };
    },
  });
  if (isProblem(drawn)) return drawn;
  if (!drawn.mean) return error('quality-not-drawn', { port: 'metrics' });
  const [reconstruction, kl] = [average(drawn.reconstruction!.data), average(drawn.divergence!.data)];
  const width = drawn.mean.shape[1] ?? 1;
  return [
    { name: 'elbo', value: -(reconstruction + kl) },
    { name: 'reconstruction', value: reconstruction },
    { name: 'kl', value: kl },
    { name: 'activeUnits', value: activeUnits(rowsOf(drawn.mean.data as Float32Array, width)) },
  ];
}

function average(values: Float32Array | Int32Array): number {
  let sum = 0;
  for (const value of values) sum += value / values.length;
  return sum;
}
