/**
 * Trains the GAN template from scratch, as the app does, and ships the weights with it.
 *
 *   npm run pretrain                                  Stroke Digits: the template's weights and docs/gan-stroke-digits.png
 *   npm run pretrain -- --mnist <folder>              real digits: docs/gan-mnist.png only
 *   options: --steps <n>  --picture <file>
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { paramsOf } from '../src/nodes/registry';
import { ganTemplate } from '../src/nodes/templates/gan';
import { compileNode } from '../src/runtime/compile/evaluation';
import { inferTypes } from '../src/runtime/compile/infer';
import { compileTrainingStep } from '../src/runtime/compile/trainingStep';
import { strokeDigitSource } from '../src/runtime/data/exampleSource';
import { createTfjsEngine } from '../src/runtime/engines/tfjs/engine';
import type { Engine } from '../src/runtime/engines/engine';
import { BatchReader } from '../src/runtime/worker/batchReader';
import { freshState } from '../src/runtime/worker/training/freshState';
import { TrainingSession } from '../src/runtime/worker/training/session';
import { type TrainingState, encodeTrainingState } from '../src/runtime/worker/training/trainingState';
import { readMnist } from './lib/mnist';
import { pictureGrid } from './lib/png';

const { values: options } = parseArgs({
  options: { mnist: { type: 'string' }, steps: { type: 'string' }, picture: { type: 'string' } },
});

const document = structuredClone(ganTemplate);
document.nodes.trainer!.params.checkpoint = '';
if (options.steps) document.nodes.trainer!.params.steps = Number(options.steps);
const graph = inferTypes(document);
const step = compileTrainingStep(document, 'trainer', graph);

async function openSource() {
  const dataset = paramsOf(document.nodes.digits!);
  const source = options.mnist ? await readMnist(options.mnist) : strokeDigitSource(Number(dataset.seed));
  return new BatchReader(source, dataset);
}

/** The samples that the template's Image Output shows, for a grid of 10 by 10. */
async function samplesOf(engine: Engine, state: TrainingState): Promise<Float32Array> {
  const larger = structuredClone(document);
  larger.nodes.noise!.params.samples = 100;
  const run = async (id: string, inputs: Record<string, { shape: readonly number[]; dtype: 'f32'; data: Float32Array }>) => {
    const { program, weights } = compileNode(larger, graph, id, inputs);
    const executable = await engine.compile(program);
    for (const { state: name } of weights) executable.write(name, state.states[name]!);
    const feeds = Object.fromEntries(Object.entries(inputs).map(([port, { data }]) => [`input/${port}`, data]));
    const outputs = await executable.run(1, () => feeds);
    executable.dispose();
    return outputs;
  };
  const { latent } = await run('noise', {});
  const { images } = await run('generator', { latent: { shape: [100, 100], dtype: 'f32', data: latent as Float32Array } });
  return images as Float32Array;
}

function ship(bytes: ArrayBuffer): string {
  const hash = createHash('sha256').update(new Uint8Array(bytes)).digest('hex');
  const folder = 'public/checkpoints';
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) rmSync(`${folder}/${file}`);
  const file = `gan-${hash.slice(0, 12)}.safetensors`;
  writeFileSync(`${folder}/${file}`, new Uint8Array(bytes));
  writeFileSync(`${folder}/index.json`, `${JSON.stringify([{ hash, file, bytes: bytes.byteLength }], null, 2)}\n`);
  writeFileSync('src/nodes/templates/gan.checkpoint.json', `${JSON.stringify({ hash }, null, 2)}\n`);
  return file;
}

const engine = await createTfjsEngine({ device: 'wasm' });
const reader = await openSource();
const started = performance.now();
let last: TrainingState | undefined;
const session = await TrainingSession.open({
  engine,
  step,
  params: paramsOf(document.nodes.trainer!),
  readers: { digits: reader },
  start: freshState(document, graph, step),
  listener: {
    progress: ({ step: done, stepsPerSecond }) => {
      if (done % 250 < stepsPerSecond / 4) process.stdout.write(`step ${done}, ${stepsPerSecond.toFixed(1)} steps/s\n`);
    },
    metrics: () => {},
    problems: (problems) => console.warn(problems),
    preview: async () => {},
    checkpoint: async (state) => void (last = state),
  },
});
const status = await session.run();
if (!last || status !== 'finished') throw new Error(`Training ended as ${status}`);
const seconds = (performance.now() - started) / 1000;
const mean = (name: string) => last!.curves[name]!.slice(-500).reduce((total, value) => total + value, 0) / Math.min(500, last!.step);
const losses = ['discriminatorLoss', 'generatorLoss', 'realScore', 'fakeScore'].map((name) => `${name} ${mean(name).toFixed(3)}`);
process.stdout.write(`${last.step} steps in ${seconds.toFixed(0)} s; mean of the last 500: ${losses.join(', ')}\n`);

const picture = options.picture ?? `docs/gan-${options.mnist ? 'mnist' : 'stroke-digits'}.png`;
writeFileSync(picture, pictureGrid(await samplesOf(engine, last), 28, 10));
process.stdout.write(`${picture}\n`);
if (!options.mnist && !options.steps) {
  const shapes = Object.fromEntries(Object.entries(step.program.states).map(([name, { shape }]) => [name, shape]));
  process.stdout.write(`public/checkpoints/${ship(encodeTrainingState(last, shapes))}\n`);
}
process.exit(0);
