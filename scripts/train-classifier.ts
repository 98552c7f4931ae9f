/**
 * Trains the Digit Classifier that the Quality node judges with, on Stroke Digits alone, and ships its weights.
 *
 *   node scripts/run.mjs scripts/train-classifier.ts [--steps <n>] [--mnist <folder>]
 *
 * With `--mnist` it also says how many real digits the classifier reads correctly; none are used for training.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { initialWeights } from '../src/nodes/networks/network';
import { adamRate } from '../src/runtime/compile/adam';
import { type ExampleSource, strokeDigitSource } from '../src/runtime/data/exampleSource';
import { CLASSES, classifierNetworks, classifierWeights, lowerClassifier } from '../src/runtime/quality/classifier';
import { ProgramBuilder } from '../src/runtime/tensor/builder';
import { argMax, cast, equal, logSoftmax, mean, mul, neg, oneHot, sum } from '../src/runtime/tensor/operations';
import { encodeSafetensors } from '../src/runtime/tensor/safetensors';
import { openNodeEngine } from './bench/nodeEngine';
import { descend } from './lib/adam';
import { readMnist } from './lib/mnist';
import { ship } from './lib/ship';

const { values: options } = parseArgs({ options: { mnist: { type: 'string' }, steps: { type: 'string', default: '8000' } } });
const steps = Number(options.steps);
const batch = 128;
const heldOut = 10_000;
const peakRate = 1e-3;
const beta1 = 0.9;

function program(learns: boolean) {
  const b = new ProgramBuilder();
  const labels = b.feed('labels', [batch], 'i32');
  const { logits } = lowerClassifier(b, b.feed('pictures', [batch, 28, 28, 1]));
  const loss = neg(b, mean(b, sum(b, mul(b, logSoftmax(b, logits), oneHot(b, labels, CLASSES)), [1])));
  b.output('loss', loss);
  b.output('right', mean(b, cast(b, equal(b, argMax(b, logits), labels), 'f32')));
  if (!learns) return b.build();
  descend(b, loss, classifierWeights(), b.feed('rate', []), beta1);
  return b.build();
}

function batchOf(source: ExampleSource, number: number) {
  const pictures = new Float32Array(batch * 28 * 28);
  const labels = new Int32Array(batch);
  source.fill(Int32Array.from({ length: batch }, (_, index) => number * batch + index), pictures, labels);
  return { pictures, labels };
}

const engine = await openNodeEngine();
const executable = await engine.compile(program(true));
for (const [part, network] of Object.entries(classifierNetworks)) {
  for (const [name, data] of Object.entries(initialWeights(network))) executable.write(`${part}/${name}`, data);
}
const digits = strokeDigitSource(7);
const called = 50;
for (let done = 0; done < steps; done += called) {
  const outputs = await executable.run(called, (index) => {
    const step = done + index;
    // The rate falls to zero along a cosine.
    const learningRate = (peakRate * (1 + Math.cos((Math.PI * step) / steps))) / 2;
    return { ...batchOf(digits, step), rate: Float32Array.of(adamRate(learningRate, beta1, step + 1)) };
  });
  if (done % 500 === 0) process.stdout.write(`step ${done + called}: loss ${outputs.loss!.at(-1)!.toFixed(4)}\n`);
}
const names = classifierWeights();
const trained = await executable.read(names.map(({ state }) => state));

const judge = await engine.compile(program(false));
for (const [state, data] of Object.entries(trained)) judge.write(state, data);

async function accuracy(source: ExampleSource, count: number): Promise<string> {
  const batches = Math.floor(count / batch);
  const { right } = await judge.run(batches, (index) => batchOf(source, index));
  let total = 0;
  for (const share of right!) total += share;
  return `${((100 * total) / batches).toFixed(2)} % of ${batches * batch}`;
}

process.stdout.write(`Stroke Digits never seen: ${await accuracy(strokeDigitSource(8), heldOut)}\n`);
if (options.mnist) process.stdout.write(`MNIST test digits: ${await accuracy(await readMnist(options.mnist), heldOut)}\n`);
const tensors = Object.fromEntries(names.map(({ state, shape }) => [state, { shape, data: trained[state]! }]));
const hash = ship('digit-classifier', encodeSafetensors({ tensors, metadata: { format: 'latentloom-classifier', steps: String(steps) } }));
writeFileSync('src/runtime/quality/classifier.json', `${JSON.stringify({ hash }, null, 2)}\n`);
process.exit(0);
