/** Where training examples come from: one narrow interface over arrays and generators. */
import { DIGIT_ATTRIBUTES, DIGIT_CLASSES, DIGIT_SIZE, drawStrokeDigit } from './strokeDigits/strokeDigit';

export interface ExampleSource {
  /** How many examples there are; null for unlimited. */
  readonly size: number | null;
  /** Shape of one example, without the batch: height, width, channels. */
  readonly element: readonly number[];
  readonly classes: number;
  /** What is known of each example besides its class, by name, in order; often nothing. */
  readonly attributes: readonly string[];
  /**
   * Writes the examples numbered `indices` one after another into `images`, as numbers in [0, 1], their
   * classes into `labels`, and their attributes, where they are asked for, into `attributes`.
   */
  fill(indices: Int32Array, images: Float32Array, labels: Int32Array, attributes?: Float32Array): void;
}

/** Stroke Digits without end; every seed is another set of them. */
export function strokeDigitSource(seed: number): ExampleSource {
  const pixels = DIGIT_SIZE * DIGIT_SIZE;
  return {
    size: null,
    element: [DIGIT_SIZE, DIGIT_SIZE, 1],
    classes: DIGIT_CLASSES,
    attributes: DIGIT_ATTRIBUTES,
    fill(indices, images, labels, attributes) {
      for (let i = 0; i < indices.length; i++) {
        const image = images.subarray(i * pixels, (i + 1) * pixels);
        const digit = drawStrokeDigit(seed, indices[i]!, image);
        labels[i] = digit.label;
        attributes?.set(DIGIT_ATTRIBUTES.map((name) => digit.attributes[name]), i * DIGIT_ATTRIBUTES.length);
      }
    },
  };
}

/** Images of one byte for each number, scaled to [0, 1]. */
export function arraySource(
  images: Uint8Array,
  labels: Uint8Array,
  height: number,
  width: number,
  classes = 10,
  channels = 1,
): ExampleSource {
  const pixels = height * width * channels;
  return {
    size: labels.length,
    element: [height, width, channels],
    classes,
    attributes: [],
    fill(indices, out, outLabels) {
      for (let i = 0; i < indices.length; i++) {
        const from = indices[i]! * pixels;
        const to = i * pixels;
        for (let pixel = 0; pixel < pixels; pixel++) out[to + pixel] = images[from + pixel]! / 255;
        outLabels[i] = labels[indices[i]!]!;
      }
    },
  };
}
