/** Gives dataset nodes their examples: Stroke Digits drawn on the spot, or a stored data set. */
import { datasetId } from '../../../nodes/sources/dataset/source';
import type { Params } from '../../../nodes/define';
import { getDataset } from '../../../storage/datasets';
import { storageError } from '../../../storage/errors';
import { type ExampleSource, arraySource } from '../../data/exampleSource';
import type { Part } from '../../data/split';
import { type Problem, error, isProblem } from '../../graph/problems';
import { BatchReader } from './batchReader';
import { CaptionTables } from './captionTables';
import { drawnSource, preparedSource } from './prepared';
import type { ExampleThreads } from './threads';

/** How many data sets are kept open. */
const kept = 2;

/** Opens the data that a dataset node names. The latest are kept, since reading them takes time. */
export class Sources {
  /** What nodes make of captions. */
  readonly captions = new CaptionTables();
  readonly #open = new Map<string, ExampleSource>();

  /** A reader of what networks learn from, for a dataset node, or why there is none. `threads` draw for it what is drawn on the spot. */
  async reader(params: Params, threads?: ExampleThreads): Promise<BatchReader | Problem> {
    const source = await this.examples(params, 'train');
    return isProblem(source) ? source : new BatchReader(source, params, this.captions, isDrawn(params) ? threads : undefined);
  }

  /** One part of what a dataset node names. */
  async examples(params: Params, part: Part): Promise<ExampleSource | Problem> {
    const id = datasetId(String(params.source));
    if (id === undefined) return drawnSource(params, part);
    const source = await this.#stored(id);
    return isProblem(source) ? source : preparedSource(source, params, part);
  }

  async #stored(id: string): Promise<ExampleSource | Problem> {
    const source = this.#open.get(id) ?? (await read(id));
    if (isProblem(source)) return source;
    this.#open.delete(id);
    this.#open.set(id, source);
    for (const oldest of [...this.#open.keys()].slice(0, -kept)) this.#open.delete(oldest);
    return source;
  }
}

const isDrawn = (params: Params): boolean => datasetId(String(params.source)) === undefined;

async function read(id: string): Promise<ExampleSource | Problem> {
  try {
    const stored = await getDataset(id);
    return stored ? arraySource(stored.images, stored.labels, stored.height, stored.width, stored.classes, stored.channels) : error('dataset-missing');
  } catch (cause) {
    return storageError(cause).problem;
  }
}
