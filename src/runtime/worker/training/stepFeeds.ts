/** What the host gives to the steps of a training: their numbers, batches and learning rates. */
import { adamRate } from '../../compile/adam';
import type { DataFeed } from '../../compile/dataFeeds';
import { type RateFeed, stepFeed, type TrainingStep } from '../../compile/trainingStep';
import type { Feeds, TensorData } from '../../engines/engine';
import type { Json } from '../../graph/document';

/** Gives what a feed gets at a step. */
export type ReadExamples = (feed: DataFeed, step: number) => TensorData;

/** One set of arrays that is filled again and again, so that a step leaves nothing to be collected. */
export class StepFeeds {
  readonly #feeds: Record<string, TensorData>;
  readonly #number = new Int32Array(1);
  readonly #rates: readonly { readonly of: RateFeed; readonly value: Float32Array }[];

  /** The rates follow `params` as they are at each step. */
  constructor(
    private readonly step: Pick<TrainingStep, 'data' | 'rates'>,
    private readonly params: Readonly<Record<string, Json>>,
    private readonly read: ReadExamples,
  ) {
    this.#rates = step.rates.map((of) => ({ of, value: new Float32Array(1) }));
    this.#feeds = { [stepFeed]: this.#number, ...Object.fromEntries(this.#rates.map(({ of, value }) => [of.feed, value])) };
  }

  /** The feeds of step number `step`, from 0; they hold until the next call. */
  at(step: number): Feeds {
    this.#number[0] = step;
    for (const data of this.step.data) this.#feeds[data.feed] = this.read(data, step);
    for (const { of, value } of this.#rates) {
      value[0] = adamRate(Number(this.params[of.param]), Number(this.params.beta1), step * of.count + of.index + 1, Number(this.params.beta2));
    }
    return this.#feeds;
  }
}
