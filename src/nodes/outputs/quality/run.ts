/** Quality draws samples, held-out and training pictures, looks at them with the Digit Classifier, and shows figure after figure. */
import { type Problem, error, isProblem } from '../../../runtime/graph/problems';
import type { NodeValue } from '../../../runtime/graph/values';
import { type Figure, type Seen, figureCount, judge } from '../../../runtime/quality/judge';
import { asDigits } from '../../../runtime/quality/asDigits';
import { CLASSES, FEATURES, classifierHash, lowerClassifier, readClassifier } from '../../../runtime/quality/classifier';
import { rowsOf } from '../../../runtime/quality/rows';
import { softmax } from '../../../runtime/tensor/operations';
import type { Part } from '../../../runtime/data/split';
import type { RunContext, RunFunction } from '../../define';
import { latentFigures } from './latentFigures';

/** Training pictures among which memorised ones are looked for, for every sample. */
const trainingShare = 5;

export const run: RunFunction = async (context) => {
  const { params, inputs, show, pause } = context;
  const { samples, real } = inputs;
  const trainer = context.origin('metrics');
  const autoencoder = trainer?.type === 'vae-trainer' ? trainer : undefined;
  if (!autoencoder && !(samples && real)) return error('quality-nothing', {});
  const figures: Figure[] = [];
  const total = (samples && real ? figureCount : 0) + (autoencoder ? 4 : 0);
  let examples = 0;
  const tell = async (figure?: Figure) => {
    if (figure) figures.push(figure);
    show({ kind: 'figures', figures: [...figures], examples, done: figures.length / total });
    await pause();
  };
  await tell();
  if (autoencoder) {
    const latent = await latentFigures(context, autoencoder);
    if (isProblem(latent)) return latent;
    for (const figure of latent) await tell(figure);
  }
  if (samples && real) {
    const seen = await lookAt(context, samples, real);
    if (isProblem(seen)) return seen;
    examples = Math.min(seen.samples.features.count, seen.heldOut.features.count, seen.training.features.count);
    for (const figure of judge({ ...seen, seed: Number(params.seed) })) await tell(figure);
  }
  return {};
};

/** Samples and both parts of the real pictures, as the classifier sees them. */
async function lookAt(context: RunContext, samples: NodeValue, real: NodeValue): Promise<Record<'samples' | 'heldOut' | 'training', Seen> | Problem> {
  const file = await context.shipped(classifierHash);
  if (isProblem(file)) return file;
  const states = readClassifier(file);
  const examples = Number(context.params.examples);
  const look = (port: 'samples' | 'real', few: NodeValue, part: Part, count: number) => see(context, states, port, isSigned(few), part, count);
  const seen = {
    samples: await look('samples', samples, 'train', examples),
    heldOut: await look('real', real, 'heldOut', examples),
    training: await look('real', real, 'train', trainingShare * examples),
  };
  return Object.values(seen).find(isProblem) ?? (seen as Record<keyof typeof seen, Seen>);
}

async function see(context: RunContext, states: Record<string, Float32Array>, port: string, signed: boolean, part: Part, examples: number): Promise<Seen | Problem> {
  const drawn = await context.draw({
    examples,
    part,
    states,
    outputs(builder, arriving) {
      const pictures = arriving(port);
      if (!pictures) return {};
      const { features, logits } = lowerClassifier(builder, asDigits(builder, pictures, signed));
      return { features, classes: softmax(builder, logits) };
    },
  });
  if (isProblem(drawn)) return drawn;
  if (!drawn.features) return error('quality-not-drawn', { port });
  return { features: rowsOf(drawn.features.data as Float32Array, FEATURES), classes: rowsOf(drawn.classes!.data as Float32Array, CLASSES) };
}

/** Whether pictures go from -1 to 1, as a tanh generator's do; the few that arrived tell. */
function isSigned(few: NodeValue): boolean {
  return few.kind === 'tensor' && few.data.some((value) => value < -0.05);
}
