/** Watches the metrics of a training and says when training has gone wrong in one of the ways that people do not see. */
import { type Problem, warning } from '../../graph/problems';

/** What one step reports, by name; the scores of a GAN are probabilities for the log-odds losses. */
type Metrics = Readonly<Record<string, number>>;

/** The metrics that the signs read. */
const watched = ['realScore', 'fakeScore', 'realSpread', 'fakeSpread', 'generatorLoss', 'discriminatorLoss', 'kl'] as const;

/** Averages by name, NaN where a trainer does not report the metric: no sign is present then. */
type Averages = Readonly<Record<(typeof watched)[number], number>>;

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
  present(averages: Averages, step: number): boolean;
  values(averages: Averages): Record<string, string>;
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

/** Follows the metrics of one training with the loss of that name. */
export class HealthMonitor {
  readonly #averages = new Map<string, number>();
  readonly #seen = new Map<string, number>();
  #observed = 0;

  constructor(private readonly loss: string) {}

  /** Takes in one step. */
  observe(metrics: Metrics, step: number): void {
    this.#observed += 1;
    for (const [name, value] of Object.entries(metrics)) {
      const before = this.#averages.get(name);
      this.#averages.set(name, before === undefined ? value : memory * before + (1 - memory) * value);
    }
    const averages = this.#current();
    for (const sign of signs) {
      const judged = sign.losses?.includes(this.loss) ?? true;
      const present = judged && this.#observed > settlingSteps && sign.present(averages, step);
      this.#seen.set(sign.code, present ? (this.#seen.get(sign.code) ?? 0) + 1 : 0);
    }
  }

  /** What is wrong at this moment. */
  problems(node: string): Problem[] {
    const averages = this.#current();
    return signs
      .filter(({ code, patience }) => (this.#seen.get(code) ?? 0) >= patience)
      .map((sign) => warning(sign.code, { node, values: sign.values(averages) }));
  }

  #current(): Averages {
    return Object.fromEntries(watched.map((name) => [name, this.#averages.get(name) ?? Number.NaN])) as Averages;
  }
}
