/** The figures by which a training is compared: what the Quality node says of its pictures, and whether they show the class told. */
import type { ExampleSource } from '../../src/runtime/data/exampleSource';
import type { Engine } from '../../src/runtime/engines/engine';
import { type Seen, judge } from '../../src/runtime/quality/judge';
import { sliceRows } from '../../src/runtime/quality/rows';
import { picturesOf, see } from '../lib/judge';

export type Figures = Readonly<Record<string, number>>;

/** Digits in each set that is compared. */
export const judged = 1000;

const reported = ['kernelDistance', 'frechetDistance', 'precision', 'recall', 'coverage'];

/** Judges pictures against held-out digits with the classifier that ships with the app. */
export async function openJudge(engine: Engine, digits: { train: ExampleSource; heldOut: ExampleSource }) {
  const heldOut = await see(engine, picturesOf(digits.heldOut, judged));
  const training = await see(engine, picturesOf(digits.train, digits.train.size!));
  const figuresOf = (samples: Seen): Figures => {
    const figures = [...judge({ samples, heldOut, training, seed: 0 })];
    return Object.fromEntries(figures.filter(({ name }) => reported.includes(name)).map(({ name, value }) => [name, value]));
  };
  return {
    /** `told`: every hundred pictures are to show each class ten times, in order. */
    async judge(pictures: Float32Array, told: boolean): Promise<Figures> {
      const samples = await see(engine, pictures);
      return { ...figuresOf(samples), ...(told && { obeyed: obeyed(samples) }) };
    },
    /** The same figures of real digits that were learned from: what cannot be bettered. */
    floor: () => figuresOf({ features: sliceRows(training.features, 0, judged), classes: sliceRows(training.classes, 0, judged) }),
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
