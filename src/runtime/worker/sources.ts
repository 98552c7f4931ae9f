/** Gives dataset nodes their examples: Stroke Digits drawn on the spot, or a stored data set. */
import { datasetId } from '../../nodes/sources/dataset/source';
import type { Params } from '../../nodes/define';
import { getDataset } from '../../storage/datasets';
import { type ExampleSource, arraySource, strokeDigitSource } from '../data/exampleSource';
import { type Problem, error } from '../graph/problems';
import { BatchReader } from './batchReader';

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
