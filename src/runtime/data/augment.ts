/** Examples that are a little different every time: moved, turned, mirrored, noisy. */
import { CounterRandom } from '../tensor/random';
import { batchIndices } from './batches';
import type { ExampleSource } from './exampleSource';

export interface Augmentation {
  /** Most pixels to each side. */
  readonly shift: number;
  /** Most degrees to each side. */
  readonly rotate: number;
  /** Every second picture is mirrored, left for right. */
  readonly flip: boolean;
  /** Standard deviation of what is added to each number. */
  readonly noise: number;
}

/** Keeps these numbers apart from whatever else a seed is used for. */
const AUGMENT_STREAM = 0xa16;

/** Whether anything is changed at all. */
export function changes({ shift, rotate, flip, noise }: Augmentation): boolean {
  return shift > 0 || rotate > 0 || flip || noise > 0;
}

/**
 * The source without end: its examples in shuffled epochs, each time changed anew, by a pure function of `seed` and of
 * the place in the stream. What a picture does not cover after a move is black.
 */
export function augmented(source: ExampleSource, augmentation: Augmentation, seed: number): ExampleSource {
  const [height = 1, width = 1, channels = 1] = source.element;
  const length = height * width * channels;
  /** Room for one example as it is. */
  const plain = { index: new Int32Array(1), image: new Float32Array(length), label: new Int32Array(1), attributes: new Float32Array(source.attributes.length), caption: new Int32Array(source.captionLength) };
  return {
    ...source,
    size: null,
    fill(places, images, labels, attributes, captions) {
      for (const [row, place] of places.entries()) {
        batchIndices(seed, source.size, 1, place, plain.index);
        source.fill(plain.index, plain.image, plain.label, plain.attributes, plain.caption);
        labels[row] = plain.label[0]!;
        attributes?.set(plain.attributes, row * plain.attributes.length);
        captions?.set(plain.caption, row * plain.caption.length);
        change(plain.image, images.subarray(row * length, (row + 1) * length), { height, width, channels }, augmentation, new CounterRandom(seed, AUGMENT_STREAM, place));
      }
    },
  };
}

interface Size {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

function change(from: Float32Array, to: Float32Array, { height, width, channels }: Size, { shift, rotate, flip, noise }: Augmentation, random: CounterRandom): void {
  const between = (most: number) => (2 * random.uniform() - 1) * most;
  const [right, down, angle] = [between(shift), between(shift), (between(rotate) * Math.PI) / 180];
  const mirror = flip && random.uniform() < 0.5 ? -1 : 1;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // Where the new pixel comes from: the move undone.
      const [away, below] = [x - middleX - right, y - middleY - down];
      const sourceX = mirror * (cosine * away + sine * below) + middleX;
      const sourceY = cosine * below - sine * away + middleY;
      for (let channel = 0; channel < channels; channel++) {
        const value = between4(from, sourceX, sourceY, channel, width, height, channels);
        to[(y * width + x) * channels + channel] = noise > 0 ? Math.min(1, Math.max(0, value + noise * random.normal())) : value;
      }
    }
  }
}

/** The value between four pixels, by how near each is; outside is 0. */
function between4(data: Float32Array, x: number, y: number, channel: number, width: number, height: number, channels: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [restX, restY] = [x - left, y - top];
  const at = (column: number, row: number) => (column < 0 || row < 0 || column >= width || row >= height ? 0 : data[(row * width + column) * channels + channel]!);
  const upper = restX === 0 ? at(left, top) : at(left, top) * (1 - restX) + at(left + 1, top) * restX;
  if (restY === 0) return upper;
  const lower = restX === 0 ? at(left, top + 1) : at(left, top + 1) * (1 - restX) + at(left + 1, top + 1) * restX;
  return upper * (1 - restY) + lower * restY;
}
