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
  const mover = new Mover(height, width, channels);
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
        const random = new CounterRandom(seed, AUGMENT_STREAM, place);
        const image = images.subarray(row * length, (row + 1) * length);
        mover.move(plain.image, image, augmentation, random);
        if (augmentation.noise > 0) addNoise(image, augmentation.noise, random);
      }
    },
  };
}

/** Moves, turns and mirrors pictures of one size. */
class Mover {
  /** A picture with a black frame, so that the four pixels around any place are there: one wide, at the far sides two. */
  readonly #framed: Float32Array;
  readonly #line: number;

  constructor(
    private readonly height: number,
    private readonly width: number,
    private readonly channels: number,
  ) {
    this.#line = (width + 3) * channels;
    this.#framed = new Float32Array((height + 3) * this.#line);
  }

  move(from: Float32Array, to: Float32Array, { shift, rotate, flip }: Augmentation, random: CounterRandom): void {
    const { height, width, channels } = this;
    const [line, framed] = [this.#line, this.#framed];
    for (let y = 0; y < height; y++) framed.set(from.subarray(y * width * channels, (y + 1) * width * channels), (y + 1) * line + channels);

    const between = (most: number) => (2 * random.uniform() - 1) * most;
    const [right, down, angle] = [between(shift), between(shift), (between(rotate) * Math.PI) / 180];
    const mirror = flip && random.uniform() < 0.5 ? -1 : 1;
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
    let at = 0;
    for (let y = 0; y < height; y++) {
      const below = y - middleY - down;
      for (let x = 0; x < width; x++) {
        // Where the new pixel comes from, within the frame: the move undone.
        const away = x - middleX - right;
        const sourceX = Math.min(width + 1, Math.max(0, mirror * (cosine * away + sine * below) + middleX + 1));
        const sourceY = Math.min(height + 1, Math.max(0, cosine * below - sine * away + middleY + 1));
        const left = Math.trunc(sourceX);
        const top = Math.trunc(sourceY);
        const restX = sourceX - left;
        const restY = sourceY - top;
        let corner = top * line + left * channels;
        for (let channel = 0; channel < channels; channel++, corner++, at++) {
          const upper = framed[corner]! * (1 - restX) + framed[corner + channels]! * restX;
          const lower = framed[corner + line]! * (1 - restX) + framed[corner + line + channels]! * restX;
          to[at] = upper * (1 - restY) + lower * restY;
        }
      }
    }
  }
}

/** Of the sum of four bytes, each as likely as any other. */
const meanOfSum = 4 * (255 / 2);
const deviationOfSum = Math.sqrt((4 * (256 ** 2 - 1)) / 12);

/** Adds nearly normal numbers, and keeps what comes of it within 0 and 1. True normal numbers take three times as long. */
function addNoise(image: Float32Array, deviation: number, random: CounterRandom): void {
  const scale = deviation / deviationOfSum;
  for (let i = 0; i < image.length; i++) {
    const word = random.word();
    const sum = (word & 0xff) + ((word >>> 8) & 0xff) + ((word >>> 16) & 0xff) + (word >>> 24);
    image[i] = Math.min(1, Math.max(0, image[i]! + scale * (sum - meanOfSum)));
  }
}
