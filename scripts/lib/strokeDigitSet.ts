/** A set of Stroke Digits that is drawn once: drawing them anew for every step would take longer than learning. */
import { type ExampleSource, arraySource } from '../../src/runtime/data/exampleSource';
import { DIGIT_SIZE, drawStrokeDigit } from '../../src/runtime/data/strokeDigits/strokeDigit';

/** The first `count` digits of the endless set `seed`, in bytes. */
export function strokeDigitSet(seed: number, count: number): ExampleSource {
  const area = DIGIT_SIZE ** 2;
  const [images, labels, pixels] = [new Uint8Array(count * area), new Uint8Array(count), new Float32Array(area)];
  for (let index = 0; index < count; index++) {
    labels[index] = drawStrokeDigit(seed, index, pixels).label;
    for (let pixel = 0; pixel < area; pixel++) images[index * area + pixel] = Math.round(255 * pixels[pixel]!);
  }
  return arraySource(images, labels, DIGIT_SIZE, DIGIT_SIZE);
}
