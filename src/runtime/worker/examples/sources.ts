/** Gives dataset nodes their examples: Stroke Digits drawn on the spot, or a stored data set. */
import { datasetId } from '../../../nodes/sources/dataset/source';
import type { Params } from '../../../nodes/define';
import { getDataset } from '../../../storage/datasets';
import { storageError } from '../../../storage/errors';
import type { ExampleSource } from '../../data/exampleSource';
import type { Part } from '../../data/split';
import { type Problem, error, isProblem } from '../../graph/problems';
import { BatchReader } from './batchReader';
import { CaptionTables } from './captionTables';
import { type Pictures, preparedSource } from './prepared';
import type { ExampleThreads } from './threads';

/** How many data sets are kept open. */
const kept = 2;

/** Opens the data that a dataset node names. The latest are kept, since reading them takes time. */
export class Sources {
  /** What nodes make of captions. */
  readonly captions = new CaptionTables();
  readonly #open = new Map<string, Pictures>();

  /** A reader of what networks learn from, for a dataset node, or why there is none. `threads` draw for it where they can see the data. */
  async reader(params: Params, threads?: ExampleThreads): Promise<BatchReader | Problem> {
    const pictures = await this.#pictures(params);
    if (isProblem(pictures)) return pictures;
    const canSee = pictures === null || isShared(pictures.images);
    return new BatchReader(preparedSource(params, 'train', pictures), Number(params.seed), this.captions, canSee ? threads?.open(params, pictures) : null);
  }

  /** One part of what a dataset node names. */
  async examples(params: Params, part: Part): Promise<ExampleSource | Problem> {
    const pictures = await this.#pictures(params);
    return isProblem(pictures) ? pictures : preparedSource(params, part, pictures);
  }

  /** Null where the examples are drawn on the spot. */
  async #pictures({ source }: Params): Promise<Pictures | null | Problem> {
    const id = datasetId(String(source));
    if (id === undefined) return null;
    const pictures = this.#open.get(id) ?? (await read(id));
    if (isProblem(pictures)) return pictures;
    this.#open.delete(id);
    this.#open.set(id, pictures);
    for (const oldest of [...this.#open.keys()].slice(0, -kept)) this.#open.delete(oldest);
    return pictures;
  }
}

async function read(id: string): Promise<Pictures | Problem> {
  try {
    const stored = await getDataset(id);
    if (!stored) return error('dataset-missing');
    const { images, labels, height, width, channels, classes } = stored;
    return { images: shared(images), labels: shared(labels), height, width, channels, classes };
  } catch (cause) {
    return storageError(cause).problem;
  }
}

/** In memory that other threads see as well, where the browser lets a page have such. */
function shared(bytes: Uint8Array): Uint8Array {
  if (!globalThis.crossOriginIsolated) return bytes;
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

const isShared = ({ buffer }: Uint8Array): boolean => !(buffer instanceof ArrayBuffer);
