/** The examples of one batch, made alike on every thread. */
import { batchIndices } from '../../data/batches';
import type { ExampleSource } from '../../data/exampleSource';
import { sizeOf } from '../../tensor/shapes';

/** Room for a batch, filled again and again. */
export interface Batch {
  readonly indices: Int32Array<ArrayBuffer>;
  readonly images: Float32Array<ArrayBuffer>;
  readonly labels: Int32Array<ArrayBuffer>;
  readonly attributes: Float32Array<ArrayBuffer>;
  readonly captions: Int32Array<ArrayBuffer>;
}

/** Room for `size` examples. */
export function emptyBatch({ element, attributes, captionLength }: ExampleSource, size: number): Batch {
  return {
    indices: new Int32Array(size),
    images: new Float32Array(size * sizeOf(element)),
    labels: new Int32Array(size),
    attributes: new Float32Array(size * attributes.length),
    captions: new Int32Array(size * captionLength),
  };
}

/** Writes the batch of that number: a pure function of source, seed and number. */
export function fillBatch(source: ExampleSource, seed: number, number: number, { indices, images, labels, attributes, captions }: Batch): void {
  batchIndices(seed, source.size, indices.length, number, indices);
  source.fill(indices, images, labels, attributes, captions);
}

/** What goes along when the batch is given to another thread. */
export function buffersOf(batch: Batch): ArrayBuffer[] {
  return [batch.indices, batch.images, batch.labels, batch.attributes, batch.captions].map(({ buffer }) => buffer);
}
