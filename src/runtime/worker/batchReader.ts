/** The batches of a dataset node, as a pure function of the step. */
import type { Params } from '../../nodes/define';
import type { DataFeed } from '../compile/dataFeeds';
import { batchIndices } from '../data/batches';
import type { ExampleSource } from '../data/exampleSource';
import type { TensorData } from '../engines/engine';

/** Batches of one dataset node. */
export class BatchReader {
  readonly #seed: number;
  readonly #latest = new Map<string, { images: Float32Array; labels: Int32Array }>();

  constructor(
    private readonly source: ExampleSource,
    params: Params,
  ) {
    this.#seed = Number(params.seed);
  }

  /** What `feed` gets at a step; a pure function of the step. */
  read({ name, batch, index, count }: DataFeed, step: number): TensorData {
    const number = step * count + index;
    const key = `${number}/${batch}`;
    const known = this.#latest.get(key);
    const examples = known ?? this.#draw(batch, number);
    // Images and labels of one batch are asked for one after the other.
    if (!known) {
      this.#latest.clear();
      this.#latest.set(key, examples);
    }
    return name === 'labels' ? examples.labels : examples.images;
  }

  #draw(batch: number, number: number) {
    const images = new Float32Array(batch * this.source.element.reduce((product, size) => product * size, 1));
    const labels = new Int32Array(batch);
    this.source.fill(batchIndices(this.#seed, this.source.size, batch, number), images, labels);
    return { images, labels };
  }
}
