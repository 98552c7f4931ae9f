/** Gives dataset nodes their examples: Stroke Digits drawn on the spot, or a stored data set. */
import { builtInSource } from '../../../nodes/sources/dataset/builtIn';
import { datasetId } from '../../../nodes/sources/dataset/source';
import type { Params } from '../../../nodes/define';
import { getDataset } from '../../../storage/datasets';
import { storageError } from '../../../storage/errors';
import { type ExampleSource, arraySource } from '../../data/exampleSource';
import { type Augmentation, augmented, changes } from '../../data/augment';
import { type Part, partOf } from '../../data/split';
import { type Problem, error, isProblem } from '../../graph/problems';
import { BatchReader } from './batchReader';
import { CaptionTables } from './captionTables';

/** How many data sets are kept open. */
const kept = 2;

/** Opens the data that a dataset node names. The latest are kept, since reading them takes time. */
export class Sources {
  /** What nodes make of captions. */
  readonly captions = new CaptionTables();
  readonly #open = new Map<string, ExampleSource>();

  /** A reader for a dataset node, or why there is none. */
  async reader(params: Params, part: Part = 'train'): Promise<BatchReader | Problem> {
    const source = await this.examples(params, part);
    return isProblem(source) ? source : new BatchReader(source, params, this.captions);
  }

  /** One part of what a dataset node names. */
  async examples(params: Params, part: Part): Promise<ExampleSource | Problem> {
    const id = datasetId(String(params.source));
    const source = id === undefined ? builtInSource(params, part) : await this.#stored(id);
    if (isProblem(source)) return source;
    const chosen = partOf(source, { share: Number(params.heldOut ?? 0), seed: Number(params.splitSeed ?? 0) }, part);
    const augmentation: Augmentation = { shift: Number(params.shift ?? 0), rotate: Number(params.rotate ?? 0), flip: params.flip === true, noise: Number(params.noise ?? 0) };
    return part === 'train' && changes(augmentation) ? augmented(chosen, augmentation, Number(params.seed)) : chosen;
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

async function read(id: string): Promise<ExampleSource | Problem> {
  try {
    const stored = await getDataset(id);
    return stored ? arraySource(stored.images, stored.labels, stored.height, stored.width, stored.classes, stored.channels) : error('dataset-missing');
  } catch (cause) {
    return storageError(cause).problem;
  }
}
