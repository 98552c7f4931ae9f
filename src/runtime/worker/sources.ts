/** Gives dataset nodes their examples: Stroke Digits drawn on the spot, or a stored data set. */
import { datasetId } from '../../nodes/sources/dataset/source';
import type { Params } from '../../nodes/define';
import { getDataset } from '../../storage/datasets';
import type { DataFeed } from '../compile/dataFeeds';
import { batchIndices } from '../data/batches';
import { type ExampleSource, arraySource, strokeDigitSource } from '../data/exampleSource';
import type { TensorData } from '../engines/engine';
import { type Problem, error } from '../graph/problems';

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

/** Opens the data that a dataset node names. Sources are kept, since drawing and reading them takes time. */
export class Sources {
  readonly #open = new Map<string, Promise<ExampleSource | Problem>>();

  /** A reader for a dataset node, or why there is none. */
  async reader(params: Params): Promise<BatchReader | Problem> {
    const source = await this.#source(String(params.source), Number(params.seed));
    return 'code' in source ? source : new BatchReader(source, params);
  }

  #source(name: string, seed: number): Promise<ExampleSource | Problem> {
    const id = datasetId(name);
    const key = id ?? `strokes/${seed}`;
    const known = this.#open.get(key);
    if (known) return known;
    const opened = id === undefined ? Promise.resolve(strokeDigitSource(seed)) : this.#stored(id);
    this.#open.set(key, opened);
    return opened;
  }

  async #stored(id: string): Promise<ExampleSource | Problem> {
    const stored = await getDataset(id);
    if (stored) return arraySource(stored.images, stored.labels, stored.height, stored.width, stored.classes);
    this.#open.delete(id);
    return error('dataset-missing');
  }
}
