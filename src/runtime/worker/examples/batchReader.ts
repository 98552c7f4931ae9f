/** The batches of a dataset node, as a pure function of the step. */
import type { Params } from '../../../nodes/define';
import type { DataFeed } from '../../compile/dataFeeds';
import { batchIndices } from '../../data/batches';
import type { ExampleSource } from '../../data/exampleSource';
import type { TensorData } from '../../engines/engine';
import type { CaptionTables } from './captionTables';

/** A batch by the names of the feeds that take it. */
type Examples = Readonly<Record<'images' | 'labels' | 'attributes' | 'captions', TensorData>>;

/** Room for one of the batches that a step takes. */
interface Room extends Examples {
  readonly batch: number;
  readonly index: number;
  readonly indices: Int32Array;
  readonly images: Float32Array;
  readonly labels: Int32Array;
  readonly attributes: Float32Array;
  readonly captions: Int32Array;
  /** What nodes make of the captions. */
  readonly rows: Record<string, Float32Array>;
  /** The batch that is in it. */
  number: number;
}

/** Batches of one dataset node. */
export class BatchReader {
  readonly #seed: number;
  readonly #rooms: Room[] = [];

  constructor(
    private readonly source: ExampleSource,
    params: Params,
    private readonly tables?: CaptionTables,
  ) {
    this.#seed = Number(params.seed);
  }

  /** What `feed` gets at a step; a pure function of the step. The array is filled anew for another step. */
  read({ name, batch, index, count, by }: DataFeed, step: number): TensorData {
    const room = this.#room(batch, index);
    const number = step * count + index;
    // What belongs to one batch is asked for piece by piece.
    if (room.number !== number) {
      batchIndices(this.#seed, this.source.size, batch, number, room.indices);
      this.source.fill(room.indices, room.images, room.labels, room.attributes, room.captions);
      room.number = number;
    }
    if (!by) return room[name as keyof Examples];
    const rows = (room.rows[by.node] ??= new Float32Array(batch * by.width));
    this.tables?.look(by.key, room.captions, rows);
    return rows;
  }

  #room(batch: number, index: number): Room {
    for (const known of this.#rooms) if (known.batch === batch && known.index === index) return known;
    const room: Room = {
      batch,
      index,
      indices: new Int32Array(batch),
      images: new Float32Array(batch * this.source.element.reduce((product, size) => product * size, 1)),
      labels: new Int32Array(batch),
      attributes: new Float32Array(batch * this.source.attributes.length),
      captions: new Int32Array(batch * this.source.captionLength),
      rows: {},
      number: -1,
    };
    this.#rooms.push(room);
    return room;
  }
}
