/** The figures of a training: what a VAE's loss is on digits never seen, what the Digit Classifier sees in drawn pictures. */
import { readFileSync } from 'node:fs';
import type { ExampleSource } from '../../src/runtime/data/exampleSource';
import type { Engine } from '../../src/runtime/engines/engine';
import { CLASSES, FEATURES, classifierHash, lowerClassifier } from '../../src/runtime/quality/classifier';
import { type Seen, judge } from '../../src/runtime/quality/judge';
import { rowsOf } from '../../src/runtime/quality/rows';
import { ProgramBuilder } from '../../src/runtime/tensor/builder';
import { softmax } from '../../src/runtime/tensor/operations';
import { decodeSafetensors } from '../../src/runtime/tensor/safetensors';

export type Figures = Readonly<Record<string, number>>;

/** Digits in each set that is compared, and in a batch. */
export const judged = 1000;
const batch = 100;
const area = 28 * 28;

const reported = ['kernelDistance', 'frechetDistance', 'precision', 'recall', 'coverage'];

/** Judges pictures against held-out digits with the classifier that ships with the app. */
export async function openJudge(engine: Engine, digits: { train: ExampleSource; heldOut: ExampleSource }) {
  const builder = new ProgramBuilder();
  const { features, logits } = lowerClassifier(builder, builder.feed('pictures', [batch, 28, 28, 1]));
  builder.output('features', features);
  builder.output('classes', softmax(builder, logits));
  const executable = await engine.compile(builder.build());
  for (const [state, { data }] of Object.entries(shippedClassifier())) executable.write(state, data);

  const see = async (pictures: Float32Array): Promise<Seen> => {
    const outputs = await executable.run(pictures.length / area / batch, (index) => ({ pictures: pictures.slice(index * batch * area, (index + 1) * batch * area) }));
    return { features: rowsOf(outputs.features as Float32Array, FEATURES), classes: rowsOf(outputs.classes as Float32Array, CLASSES) };
  };
  const [heldOut, training] = [await see(firstOf(digits.heldOut, judged)), await see(firstOf(digits.train, 9000))];

  return {
    /** `told`: every hundred pictures are to show each class ten times, in order. */
    async judge(pictures: Float32Array, told: boolean): Promise<Figures> {
      const samples = await see(pictures);
      const figures = [...judge({ samples, heldOut, training, seed: 1 })].filter(({ name }) => reported.includes(name));
      const named = Object.fromEntries(figures.map(({ name, value }) => [name, value]));
      return told ? { ...named, obeyed: obeyed(samples) } : named;
    },
    /** The same figures of real digits that were learned from: what cannot be bettered. */
    floor: (): Figures => Object.fromEntries([...judge({ samples: training, heldOut, training, seed: 1 })].filter(({ name }) => reported.includes(name)).map(({ name, value }) => [name, value])),
  };
}

/** Share of pictures in which the classifier reads the class that was told. */
function obeyed({ classes: { count, width, data } }: Seen): number {
  const right = Array.from({ length: count }, (_, row) => {
    const probabilities = data.subarray(row * width, (row + 1) * width);
    return probabilities.indexOf(Math.max(...probabilities)) === Math.floor((row % 100) / 10);
  });
  return right.filter(Boolean).length / count;
}

function firstOf(source: ExampleSource, count: number): Float32Array {
  const pictures = new Float32Array(count * area);
  source.fill(Int32Array.from({ length: count }, (_, index) => index), pictures, new Int32Array(count));
  return pictures;
}

function shippedClassifier() {
  const list = JSON.parse(readFileSync('public/checkpoints/index.json', 'utf8')) as { hash: string; file: string }[];
  const { file } = list.find(({ hash }) => hash === classifierHash)!;
  const bytes = readFileSync(`public/checkpoints/${file}`);
  return decodeSafetensors(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)).tensors;
}
