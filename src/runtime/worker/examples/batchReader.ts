/** The batches of a dataset node, as a pure function of the step. */
import type { DataFeed } from '../../compile/dataFeeds';
import type { ExampleSource } from '../../data/exampleSource';
import type { TensorData } from '../../engines/engine';
import { BatchSupply } from './batchSupply';
import type { CaptionTables } from './captionTables';
import type { ThreadedSet } from './threads';

/** What batches that are drawn ahead may take, in bytes. */
const mostAhead = 64 * 2 ** 20;

/** One of the batches that a step takes. */
interface Slot {
  readonly size: number;
  readonly index: number;
  readonly supply: BatchSupply;
  /** What nodes make of the captions. */
  readonly rows: Record<string, Float32Array>;
}

/** Batches of one dataset node. */
export class BatchReader {
  readonly #slots: Slot[] = [];

  /** `seed` orders the examples. `threaded` is the same set where other threads draw, too. */
  constructor(
    private readonly source: ExampleSource,
    private readonly seed: number,
    private readonly tables: CaptionTables | null = null,
    private readonly threaded: ThreadedSet | null = null,
  ) {}

  /**
   * Has batches drawn for `count` steps from `first`. Threads with cores of their own go on with twice as many steps after
   * those; others draw now, together with this one. Resolves to how many steps can begin: fewer where so many batches would
   * take too much memory. What has not been drawn is drawn when it is read.
   */
  async prepare(feeds: readonly DataFeed[], first: number, count: number): Promise<number> {
    if (!this.threaded?.areReady()) return count;
    const { areBeside, threads } = this.threaded;
    // What belongs to one batch is asked for once.
    const slots = [...new Map(feeds.map((feed) => [this.#slot(feed.batch, feed.index), feed]))];
    const perStep = slots.reduce((bytes, [{ supply }]) => bytes + supply.bytes, 0);
    const most = Math.max(2, Math.floor(mostAhead / perStep));
    // Room is left for what is drawn meanwhile.
    const next = Math.min(count, Math.floor(most / 2));
    const batches = (begin: number, end: number) =>
      Array.from({ length: Math.max(0, end - begin) }, (_, step) => slots.map(([{ supply }, feed]) => ({ supply, number: batchNumber(feed, first + begin + step) }))).flat();
    const ask = ({ supply, number }: { supply: BatchSupply; number: number }) => supply.ask(number);
    const own = areBeside ? 0 : Math.floor(next / (threads + 1));
    const awaited = batches(own, next).map(ask);
    if (areBeside) batches(next, Math.min(3 * next, most)).forEach(ask);
    for (const { supply, number } of batches(0, own)) supply.draw(number);
    await Promise.all(awaited);
    return next;
  }

  /** What `feed` gets at a step; a pure function of the step. The array is filled anew for another step. */
  read(feed: DataFeed, step: number): TensorData {
    const { name, batch: size, by } = feed;
    const slot = this.#slot(size, feed.index);
    // What belongs to one batch is asked for piece by piece.
    const batch = slot.supply.take(batchNumber(feed, step));
    if (!by) return batch[name as 'images' | 'labels' | 'attributes' | 'captions'];
    const rows = (slot.rows[by.node] ??= new Float32Array(size * by.width));
    this.tables?.look(by.key, batch.captions, rows);
    return rows;
  }

  #slot(size: number, index: number): Slot {
    for (const known of this.#slots) if (known.size === size && known.index === index) return known;
    const slot: Slot = { size, index, supply: new BatchSupply(this.source, this.seed, size, this.threaded), rows: {} };
    this.#slots.push(slot);
    return slot;
  }
}

/** Steps take batches one after the other. */
const batchNumber = ({ index, count }: DataFeed, step: number): number => step * count + index;
