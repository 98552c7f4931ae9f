/**
 * Reads digit, thickness, slant and size from a picture: a network that learns from captioned digits as they are drawn from
 * strokes, every combination among them, and never sees what another network drew.
 */
import type { LayerSpec, NetworkSpec } from '../../src/nodes/define';
import { initialWeights, lowerNetwork, networkWeights } from '../../src/nodes/networks/network';
import { adamRate } from '../../src/runtime/compile/adam';
import { drawCaptionedDigit } from '../../src/runtime/data/captions/captionedDigit';
import { type Description, LEVELS, TRAITS } from '../../src/runtime/data/captions/description';
import type { Engine, TensorData } from '../../src/runtime/engines/engine';
import { ProgramBuilder } from '../../src/runtime/tensor/builder';
import { add, argMax, logSoftmax, mean, mul, neg, oneHot, slice, sum } from '../../src/runtime/tensor/operations';
import type { Value } from '../../src/runtime/tensor/program';
import { descend } from '../lib/adam';

const batch = 120;
const area = 28 * 28;
const peakRate = 2e-3;
const beta1 = 0.9;
/** The reader's digits are those of a set of its own. */
const seed = 77;

const layer = (kind: string, params: LayerSpec['params'] = {}): LayerSpec => ({ kind, params });
const convolution = (filters: number) => layer('conv2d', { filters, kernel: 5, stride: 2 });

/** What is read, and between how many classes. */
const heads = { digit: 10, ...Object.fromEntries(TRAITS.map((trait) => [trait, LEVELS.length])) } as Record<keyof Description, number>;
const names = Object.keys(heads) as (keyof Description)[];
const outputs = Object.values(heads).reduce((total, size) => total + size, 0);

const network: NetworkSpec = {
  layers: [convolution(12), layer('relu'), convolution(24), layer('relu'), layer('flatten'), layer('dense', { units: 64 }), layer('relu'), layer('dense', { units: outputs })],
  input: [28, 28, 1],
  seed: 1,
};

function logitsOf(b: ProgramBuilder): Record<keyof Description, Value> {
  const shapes = new Map(networkWeights(network).map(({ name, shape }) => [name, shape]));
  const environment = { builder: b, training: false, weight: (name: string) => b.state(name, shapes.get(name)!), update: () => {}, uniform: () => b.constant(0, []) };
  const all = lowerNetwork(network, environment, b.feed('pictures', [batch, 28, 28, 1]));
  let from = 0;
  return Object.fromEntries(names.map((name) => [name, slice(b, all, [0, (from += heads[name]) - heads[name]], [batch, heads[name]])])) as Record<keyof Description, Value>;
}

const weights = networkWeights(network).map(({ name, shape }) => ({ state: name, shape }));
const classOf = (description: Description, name: keyof Description) => (name === 'digit' ? description.digit : description[name] + 1);

/** Weights of a reader that has learned for so many steps. */
export async function trainReader(engine: Engine, steps: number, progress: (step: number, loss: number) => void): Promise<Record<string, TensorData>> {
  const b = new ProgramBuilder();
  const errors = Object.entries(logitsOf(b)).map(([name, logits]) => {
    const right = oneHot(b, b.feed(name, [batch], 'i32'), heads[name as keyof Description]);
    return neg(b, mean(b, sum(b, mul(b, logSoftmax(b, logits), right), [1])));
  });
  const loss = errors.reduce((total, error) => add(b, total, error));
  b.output('loss', loss);
  descend(b, loss, weights, b.feed('rate', []), beta1);
  const executable = await engine.compile(b.build());
  for (const [name, data] of Object.entries(initialWeights(network))) executable.write(name, data);
  const called = 50;
  for (let done = 0; done < steps; done += called) {
    const { loss: losses } = await executable.run(called, (index) => {
      const step = done + index;
      const rate = (peakRate * (1 + Math.cos((Math.PI * step) / steps))) / 2;
      return { ...lesson(step), rate: Float32Array.of(adamRate(rate, beta1, step + 1)) };
    });
    progress(done + called, losses!.at(-1)!);
  }
  const trained = await executable.read(weights.map(({ state }) => state));
  executable.dispose();
  return trained;
}

function lesson(step: number): Record<string, TensorData> {
  const pictures = new Float32Array(batch * area);
  const drawn = Array.from({ length: batch }, (_, row) => drawCaptionedDigit(seed, step * batch + row, pictures.subarray(row * area, (row + 1) * area)).description);
  return { pictures, ...Object.fromEntries(names.map((name) => [name, Int32Array.from(drawn, (description) => classOf(description, name))])) };
}

/** What the reader sees in each picture; pictures `[count, 28, 28, 1]` in [0, 1]. */
export async function readPictures(engine: Engine, states: Record<string, TensorData>, pictures: Float32Array): Promise<Description[]> {
  const b = new ProgramBuilder();
  for (const [name, logits] of Object.entries(logitsOf(b))) b.output(name, argMax(b, logits));
  const executable = await engine.compile(b.build());
  for (const { state } of weights) executable.write(state, states[state]!);
  const count = pictures.length / area;
  const seen = await executable.run(Math.ceil(count / batch), (index) => {
    const part = new Float32Array(batch * area);
    part.set(pictures.subarray(index * batch * area, (index + 1) * batch * area));
    return { pictures: part };
  });
  executable.dispose();
  return Array.from({ length: count }, (_, row) => ({ digit: seen.digit![row]!, ...Object.fromEntries(TRAITS.map((trait) => [trait, seen[trait]![row]! - 1])) }) as Description);
}
