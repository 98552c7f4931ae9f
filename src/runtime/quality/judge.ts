/** All figures of a set of samples against real pictures, one after another, so that they can be shown as they come. */
import { classFigures } from './classes';
import { frechetDistance } from './frechet';
import { kernelDistance } from './kernelDistance';
import { covered, radii } from './manifold';
import { meanDistance, memorised, nearestDistances } from './neighbours';
import { type Rows, sliceRows } from './rows';

/** One figure; `real` is the same measurement of real pictures in place of the samples: what cannot be bettered. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** Standard deviation of `value`, where it is an average. */
  readonly spread?: number;
  readonly real?: number;
}

/** Pictures as the classifier sees them: features and probabilities of the classes. */
export interface Seen {
  readonly features: Rows;
  readonly classes: Rows;
}

export interface Judged {
  readonly samples: Seen;
  /** Real pictures that no network learned from. */
  readonly heldOut: Seen;
  /** Real pictures that networks may have learned from; the more, the surer is the search for memorised ones. */
  readonly training: Seen;
  readonly seed: number;
}

const subsets = { subsets: 10, size: 400 };
/** Neighbours that make a radius (Kynkaanniemi et al. 2019 take 3). */
const neighbours = 3;

/** Yields each figure when it is known. Samples, held-out and real pictures are cut to one number, since some figures depend on it. */
export function* judge({ samples, heldOut, training, seed }: Judged): Generator<Figure> {
  const count = Math.min(samples.features.count, heldOut.features.count, training.features.count);
  const cut = ({ features, classes }: Seen): Seen => ({ features: sliceRows(features, 0, count), classes: sliceRows(classes, 0, count) });
  const [fake, held, real] = [cut(samples), cut(heldOut), cut(training)];

  const distance = (x: Rows) => kernelDistance(x, held.features, { ...subsets, seed });
  const { mean, spread } = distance(fake.features);
  yield { name: 'kernelDistance', value: mean, spread, real: distance(real.features).mean };
  yield { name: 'frechetDistance', value: frechetDistance(fake.features, held.features), real: frechetDistance(real.features, held.features) };

  const reach = radii(held.features, neighbours);
  yield { name: 'precision', value: covered(fake.features, held.features, reach), real: covered(real.features, held.features, reach) };
  const recall = (x: Rows) => covered(held.features, x, radii(x, neighbours));
  yield { name: 'recall', value: recall(fake.features), real: recall(real.features) };

  const [shown, shownByReal] = [classFigures(fake.classes), classFigures(real.classes)];
  yield { name: 'coverage', value: shown.covered, real: shownByReal.covered };
  yield { name: 'entropy', value: shown.entropy, real: shownByReal.entropy };
  yield { name: 'confidence', value: shown.confidence, real: shownByReal.confidence };
  yield { name: 'diversity', value: meanDistance(fake.features), real: meanDistance(real.features) };

  const floor = nearestDistances(held.features, training.features);
  yield { name: 'memorised', value: memorised(nearestDistances(fake.features, training.features), floor), real: memorised(floor, floor) };
}

/** How many figures `judge` yields. */
export const figureCount = 9;
