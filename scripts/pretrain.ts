/**
 * Trains templates from scratch, as the app does, and ships the weights with them.
 *
 *   npm run pretrain                                  all templates, on Stroke Digits: weights and docs/<template>-stroke-digits.png
 *   npm run pretrain -- gan wgan-gp                   these templates only
 *   npm run pretrain -- gan --mnist <folder>          real digits: docs/gan-mnist.png only
 *   options: --steps <n> and --picture <file> to try out, without shipping; --threads <n>; --minutes <n> ships what is
 *   done after so many minutes: the template's steps must then be set to those done
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { builtInSource } from '../src/nodes/sources/dataset/builtIn';
import { paramsOf } from '../src/nodes/registry';
import { type Template, templates } from '../src/nodes/templates';
import { type TrainingState, decodeTrainingState, encodeShippedState } from '../src/runtime/worker/training/trainingState';
import { openNodeEngine } from './bench/nodeEngine';
import { readMnist } from './lib/mnist';
import { pictureGrid } from './lib/png';
import { drawnSet } from './lib/drawnSet';
import { ship } from './lib/ship';
import { templateNamed } from './lib/templateNamed';
import { samplePictures, stateShapes, trainTemplate } from './lib/training';

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { mnist: { type: 'string' }, steps: { type: 'string' }, picture: { type: 'string' }, threads: { type: 'string' }, minutes: { type: 'string' } },
});
const shippedList = 'src/nodes/templates/checkpoints.json';
const engine = await openNodeEngine(options.threads ? Number(options.threads) : undefined);
/** Stroke Digits that are drawn once and learned again and again, as many as MNIST has. */
const trainingSet = 60_000;
/** Hashes of shipped weights by template. */
const readShipped = () => JSON.parse(readFileSync(shippedList, 'utf8')) as Record<string, string>;
/** Templates with weights of their own; others may show the same. */
const trainable = templates.filter(({ id }) => Object.hasOwn(readShipped(), id));
const chosen = wanted.length > 0 ? wanted.map((id) => templateNamed(id, trainable)) : trainable;

/** Means of the last 500 steps. */
function figures({ curves, step }: TrainingState): string {
  const tail = Math.min(500, step);
  const mean = (values: Float32Array) => values.slice(-tail).reduce((total, value) => total + value, 0) / tail;
  return Object.entries(curves).map(([name, values]) => `${name} ${mean(values).toFixed(3)}`).join(', ');
}

async function pretrain({ id, document: template }: Template): Promise<void> {
  const document = structuredClone(template);
  Object.assign(document.nodes.trainer!.params, { checkpoint: '' }, options.steps && { steps: Number(options.steps) });
  const source = options.mnist ? await readMnist(options.mnist) : drawnSet(builtInSource(paramsOf(document.nodes.digits!), 'train'), trainingSet);
  const started = performance.now();
  const progress = (step: number, rate: number) => process.stdout.write(`${id}: step ${step}, ${rate.toFixed(1)} steps/s\n`);
  const state = await trainTemplate(document, { engine, source, progress, ...(options.minutes && { minutes: Number(options.minutes) }) });
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`${id}: ${state.step} steps in ${seconds.toFixed(0)} s; mean of the last 500: ${figures(state)}\n`);

  // What is drawn is what is shipped: the weights as the app will read them.
  const bytes = encodeShippedState(state, stateShapes(document));
  const pictures = await samplePictures(engine, document, decodeTrainingState(bytes).states, 100);
  const picture = options.picture ?? `docs/${id}-${options.mnist ? 'mnist' : 'stroke-digits'}.png`;
  writeFileSync(picture, pictureGrid(pictures, 28, 10));
  process.stdout.write(`${picture}\n`);
  if (options.mnist || options.steps) return;
  const hash = ship(id, bytes);
  const shipped = { ...readShipped(), [id]: hash };
  writeFileSync(shippedList, `${JSON.stringify(shipped, null, 2)}\n`);
  process.stdout.write(`${id}: ${(bytes.byteLength / 1e6).toFixed(2)} MB shipped\n`);
}

for (const template of chosen) await pretrain(template);
process.exit(0);
