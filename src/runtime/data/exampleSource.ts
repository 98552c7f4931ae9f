/** Where training examples come from: one narrow interface over arrays and generators. */
import { drawCaptionedDigit } from './captions/captionedDigit';
import type { Combination } from './captions/heldOut';
import { CAPTION_LENGTH, encodeWords } from './captions/vocabulary';
import { DIGIT_SIZE } from './strokeDigits/pieces';
import { DIGIT_ATTRIBUTES, DIGIT_CLASSES, drawStrokeDigit } from './strokeDigits/strokeDigit';

export interface ExampleSource {
  /** How many examples there are; null for unlimited. */
  readonly size: number | null;
  /** Shape of one example, without the batch: height, width, channels. */
  readonly element: readonly number[];
  readonly classes: number;
  /** What is known of each example besides its class, by name, in order; often nothing. */
  readonly attributes: readonly string[];
  /** Places in each example's caption, which is a list of word numbers (`captions/vocabulary.ts`); 0 where there are none. */
  readonly captionLength: number;
  /**
   * Writes the examples numbered `indices` one after another into `images`, as numbers in [0, 1], their
   * classes into `labels`, and their attributes and captions, where they are asked for, into `attributes` and `captions`.
   */
  fill(indices: Int32Array, images: Float32Array, labels: Int32Array, attributes?: Float32Array, captions?: Int32Array): void;
}

const pixels = DIGIT_SIZE * DIGIT_SIZE;
const digits = { size: null, element: [DIGIT_SIZE, DIGIT_SIZE, 1], classes: DIGIT_CLASSES, attributes: DIGIT_ATTRIBUTES } as const;

/** Stroke Digits without end; every seed is another set of them. */
export function strokeDigitSource(seed: number): ExampleSource {
  return {
    ...digits,
    captionLength: 0,
    fill(indices, images, labels, attributes) {
      for (let i = 0; i < indices.length; i++) {
        const digit = drawStrokeDigit(seed, indices[i]!, images.subarray(i * pixels, (i + 1) * pixels));
        labels[i] = digit.label;
        attributes?.set(DIGIT_ATTRIBUTES.map((name) => digit.attributes[name]), i * DIGIT_ATTRIBUTES.length);
      }
    },
  };
}

/** Captioned digits without end, none of which is one of the combinations `without`. */
export function captionedDigitSource(seed: number, without: readonly Combination[] = []): ExampleSource {
  return {
    ...digits,
    captionLength: CAPTION_LENGTH,
    fill(indices, images, labels, attributes, captions) {
      for (let i = 0; i < indices.length; i++) {
        const digit = drawCaptionedDigit(seed, indices[i]!, images.subarray(i * pixels, (i + 1) * pixels), without);
        labels[i] = digit.description.digit;
        attributes?.set(DIGIT_ATTRIBUTES.map((name) => digit.attributes[name]), i * DIGIT_ATTRIBUTES.length);
        if (captions) encodeWords(digit.caption, captions, i * CAPTION_LENGTH);
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
  const size = height * width * channels;
  return {
    size: labels.length,
    element: [height, width, channels],
    classes,
    attributes: [],
    captionLength: 0,
    fill(indices, out, outLabels) {
      for (let i = 0; i < indices.length; i++) {
        const from = indices[i]! * size;
        const to = i * size;
        for (let pixel = 0; pixel < size; pixel++) out[to + pixel] = images[from + pixel]! / 255;
        outLabels[i] = labels[indices[i]!]!;
      }
    },
  };
}
