/** Watches the metrics of a training and says when training has gone wrong in one of the ways that people do not see. */
import { type Problem, warning } from '../../graph/problems';

/** What a few steps report, by name; the scores of a GAN are probabilities for the log-odds losses. */
type Metrics = Readonly<Record<string, Float32Array>>;

/** The metrics that the signs read. */
const watched = ['realScore', 'fakeScore', 'realSpread', 'fakeSpread', 'generatorLoss', 'discriminatorLoss', 'kl'] as const;

/** Averages by name, NaN where a trainer does not report the metric: no sign is present then. */
type Averages = Record<(typeof watched)[number], number>;

/** Weight of the past in the moving averages: about the last 50 steps. */
const memory = 0.98;

/** Averages mean nothing before so many steps. */
const settlingSteps = 100;

/** A network that starts from fresh weights makes all samples alike for a while, and encodes nothing at first. */
const collapseGrace = 500;

interface Sign {
  code: string;
  /** Losses under which it means what it says; all of them where absent. */
  losses?: readonly string[];
  /** Steps in a row after which it is said. */
  patience: number;
  present(averages: Readonly<Averages>, step: number): boolean;
  values(averages: Readonly<Averages>): Record<string, string>;
}

const percent = (value: number) => (100 * value).toFixed(0);
const two = (value: number) => value.toFixed(2);

const signs: readonly Sign[] = [
  {
    // In a healthy GAN the discriminator doubts fakes: its mean score of them stays near or below one half.
    code: 'training-fooled',
    losses: ['nonSaturating'],
    patience: 50,
    present: ({ fakeScore }) => fakeScore > 0.8,
    values: ({ fakeScore }) => ({ fakeScore: two(fakeScore) }),
  },
  {
    code: 'training-one-sided',
    losses: ['nonSaturating'],
    patience: 500,
    present: ({ realScore, fakeScore }) => realScore > 0.985 && fakeScore < 0.015,
    values: ({ realScore, fakeScore }) => ({ realScore: two(realScore), fakeScore: two(fakeScore) }),
  },
  {
    code: 'training-collapsed',
    patience: 200,
    present: ({ realSpread, fakeSpread }, step) => step > collapseGrace && realSpread > 0 && fakeSpread < 0.25 * realSpread,
    values: ({ realSpread, fakeSpread }) => ({ percent: percent(fakeSpread / realSpread) }),
  },
  {
    // The scores of a Wasserstein critic, and so its losses, have no natural size.
    code: 'training-diverging',
    losses: ['nonSaturating', 'leastSquares', 'hinge'],
    patience: 50,
    present: ({ generatorLoss, discriminatorLoss }) => Math.max(Math.abs(generatorLoss), Math.abs(discriminatorLoss)) > 50,
    values: ({ generatorLoss, discriminatorLoss }) => ({ loss: two(Math.max(Math.abs(generatorLoss), Math.abs(discriminatorLoss))) }),
  },
  {
    // A code worth less than a tenth of a nat tells the decoder nothing of its picture.
    code: 'training-posterior-collapsed',
    patience: 200,
    present: ({ kl }, step) => step > collapseGrace && kl < 0.1,
    values: ({ kl }) => ({ kl: two(kl) }),
  },
];

/** Follows the metrics of one training with the loss of that name; following them makes nothing that would have to be collected. */
export class HealthMonitor {
  readonly #averages = Object.fromEntries(watched.map((name) => [name, Number.NaN])) as Averages;
  readonly #judged: readonly Sign[];
  /** For how many steps in a row each sign has been present. */
  readonly #present: Int32Array;
  #observed = 0;

  constructor(loss: string) {
    this.#judged = signs.filter(({ losses }) => losses?.includes(loss) ?? true);
    this.#present = new Int32Array(this.#judged.length);
  }

  /** Takes in steps that follow one another, the first of them with this number. */
  observe(metrics: Metrics, firstStep: number): void {
    const count = Object.values(metrics)[0]?.length ?? 0;
    for (let index = 0; index < count; index++) this.#observeStep(metrics, index, firstStep + index);
  }

  /** What is wrong at this moment. */
  problems(node: string): Problem[] {
    return this.#judged
      .filter(({ patience }, index) => this.#present[index]! >= patience)
      .map((sign) => warning(sign.code, { node, values: sign.values(this.#averages) }));
  }

  #observeStep(metrics: Metrics, index: number, step: number): void {
    this.#observed += 1;
    for (const name of watched) {
      const value = metrics[name]?.[index];
      if (value === undefined) continue;
      const before = this.#averages[name];
      this.#averages[name] = Number.isNaN(before) ? value : memory * before + (1 - memory) * value;
    }
    for (let sign = 0; sign < this.#judged.length; sign++) {
      const present = this.#observed > settlingSteps && this.#judged[sign]!.present(this.#averages, step);
      this.#present[sign] = present ? this.#present[sign]! + 1 : 0;
    }
  }
}
