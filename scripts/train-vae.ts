/**
 * Trains the VAE template on real digits, as the app does, and measures it on digits that it has not seen.
 *
 *   node scripts/run.mjs scripts/train-vae.ts --mnist <folder>
 *   options: --epochs <n>  --seed <n>  --convolutional
 *
 * The first 9,000 digits of the test split are learned, the last 1,000 measured; these are harder than a random thousand.
 */
import { parseArgs } from 'node:util';
import { paramsOf } from '../src/nodes/registry';
import { convolutionalDecoder, convolutionalEncoder } from '../src/nodes/networks/presets';
import { vaeTemplate } from '../src/nodes/templates/vae';
import { layers } from '../src/nodes/templates/wiring';
import { inferTypes } from '../src/runtime/compile/infer';
import { compileTrainingStep } from '../src/runtime/compile/trainingStep';
import type { ExampleSource } from '../src/runtime/data/exampleSource';
import { createTfjsEngine } from '../src/runtime/engines/tfjs/engine';
import type { GraphDocument, Json } from '../src/runtime/graph/document';
import { BatchReader } from '../src/runtime/worker/batchReader';
import { freshState } from '../src/runtime/worker/training/freshState';
import { TrainingSession } from '../src/runtime/worker/training/session';
import type { TrainingState } from '../src/runtime/worker/training/trainingState';
import { readSplitMnist } from './lib/mnist';

const { values: options } = parseArgs({
  options: { mnist: { type: 'string' }, epochs: { type: 'string', default: '25' }, seed: { type: 'string', default: '0' }, convolutional: { type: 'boolean', default: false } },
});
if (!options.mnist) throw new Error('Say where the digits are: --mnist <folder>');
const data = await readSplitMnist(options.mnist);
const engine = await createTfjsEngine({ device: 'wasm' });

/** The template with other parameters of its trainer, and the seed of this run. */
function documentWith(trainer: Record<string, Json>): GraphDocument {
  const document = structuredClone(vaeTemplate);
  const { encoder, decoder } = document.nodes;
  const seed = Number(options.seed);
  Object.assign(document.nodes.trainer!.params, { checkpoint: '', seed }, trainer);
  Object.assign(encoder!.params, { seed: 2 * seed + 1 }, options.convolutional && { layers: layers(convolutionalEncoder) });
  Object.assign(decoder!.params, { seed: 2 * seed + 2 }, options.convolutional && { layers: layers(convolutionalDecoder) });
  return document;
}

/** Trains from `start`, or from fresh weights. */
async function train(document: GraphDocument, source: ExampleSource, start?: TrainingState): Promise<TrainingState> {
  const graph = inferTypes(document);
  const step = compileTrainingStep(document, 'trainer', graph);
  let last: TrainingState | undefined;
  const session = await TrainingSession.open({
    engine,
    step,
    params: paramsOf(document.nodes.trainer!),
    readers: { digits: new BatchReader(source, paramsOf(document.nodes.digits!)) },
    start: start ?? freshState(document, graph, step),
    listener: {
      progress: () => {},
      metrics: () => {},
      problems: (problems) => console.warn(problems),
      preview: async () => {},
      checkpoint: async (state) => void (last = state),
    },
  });
  const status = await session.run();
  if (!last || status !== 'finished') throw new Error(`Training ended as ${status}`);
  return last;
}

const meanOf = (values: Float32Array) => values.reduce((total, value) => total + value / values.length, 0);

/** The parts of the loss as means over all held-out digits, each with ten codes drawn from its distribution. */
async function measure(state: TrainingState): Promise<string> {
  const resting = documentWith({ steps: 10, batch: data.heldOut.size, learningRate: 0 });
  const { curves } = await train(resting, data.heldOut, { ...state, step: 0, curves: {} });
  const [loss, reconstruction, kl] = [curves.loss, curves.reconstruction, curves.kl].map((curve) => meanOf(curve!).toFixed(1));
  return `held-out ELBO -${loss} = -(reconstruction ${reconstruction} + KL ${kl})`;
}

const batch = Number(paramsOf(vaeTemplate.nodes.trainer!).batch);
const steps = Math.round((Number(options.epochs) * data.train.size!) / batch);
const started = performance.now();
const trained = await train(documentWith({ steps }), data.train);
const seconds = (performance.now() - started) / 1000;
process.stdout.write(`${options.epochs} epochs, ${steps} steps in ${seconds.toFixed(0)} s: ${await measure(trained)}\n`);
process.exit(0);
