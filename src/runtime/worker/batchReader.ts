/** The batches of a dataset node, as a pure function of the step. */
import type { Params } from '../../nodes/define';
import type { DataFeed } from '../compile/dataFeeds';
import { batchIndices } from '../data/batches';
import type { ExampleSource } from '../data/exampleSource';
import type { TensorData } from '../engines/engine';

/** A batch by the names of the feeds that take it. */
type Examples = Readonly<Record<'images' | 'labels' | 'attributes', TensorData>>;

/** Batches of one dataset node. */
export class BatchReader {
  readonly #seed: number;
  readonly #latest = new Map<string, Examples>();

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
    // What belongs to one batch is asked for piece by piece.
    if (!known) {
      this.#latest.clear();
      this.#latest.set(key, examples);
    }
    return examples[name as keyof Examples];
  }

  #draw(batch: number, number: number): Examples {
    const images = new Float32Array(batch * this.source.element.reduce((product, size) => product * size, 1));
    const labels = new Int32Array(batch);
    const attributes = new Float32Array(batch * this.source.attributes.length);
    this.source.fill(batchIndices(this.#seed, this.source.size, batch, number), images, labels, attributes);
    return { images, labels, attributes };
  }
}
